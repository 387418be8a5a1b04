import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ChaosError } from '@chaos-engine/core';
import type { ImageContext } from './image-context.ts';

/**
 * The images of a stack in build order, from its `images/order.txt`: one folder name a line, `#` starts a comment.
 * The folder `images/base` of the stack `storefront` becomes `chaos-storefront/base:dev`.
 */
export async function stackContexts(stackDir: string): Promise<readonly ImageContext[]> {
  const images = resolve(stackDir, 'images');
  const text = await readFile(join(images, 'order.txt'), 'utf8').catch((cause: unknown) => {
    throw new ChaosError('STACK_INVALID', `${stackDir} has no images/order.txt: list its image folders there`, {
      cause,
    });
  });
  const stack = basename(resolve(stackDir));
  return parseOrder(text).map((name) => ({ image: `chaos-${stack}/${name}:dev`, dir: join(images, name) }));
}

/** The names in an order file. Throws STACK_INVALID for a name that is no plain folder name, or stands twice. */
export function parseOrder(text: string): readonly string[] {
  const names = text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  for (const [index, name] of names.entries()) {
    if (!/^[a-z0-9][a-z0-9._-]*$/.test(name)) {
      throw new ChaosError(
        'STACK_INVALID',
        `order.txt: "${name}" is no folder name: use a-z, 0-9, dot, dash, underscore`,
      );
    }
    if (names.indexOf(name) !== index)
      throw new ChaosError('STACK_INVALID', `order.txt: "${name}" stands twice: remove one`);
  }
  return names;
}
