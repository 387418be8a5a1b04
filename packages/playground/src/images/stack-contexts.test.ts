import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseOrder, stackContexts } from './stack-contexts.ts';

test('an order file lists folders, with comments', () => {
  expect(parseOrder('# bases first\nbase\n\nedge # nginx\n')).toEqual(['base', 'edge']);
});

test.each(['../secrets', 'a/b', '/etc', 'Base', '-x'])('%s is refused as a folder name', (name) => {
  expect(() => parseOrder(name)).toThrow(`"${name}" is no folder name`);
});

test('a name that stands twice is refused', () => {
  expect(() => parseOrder('base\nbase')).toThrow('stands twice');
});

test('an image is named for its stack and its folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ce-stack-'));
  const stack = join(dir, 'shop');
  await mkdir(join(stack, 'images'), { recursive: true });
  await writeFile(join(stack, 'images/order.txt'), 'base\nedge\n');
  expect(await stackContexts(stack)).toEqual([
    { image: 'chaos-shop/base:dev', dir: join(stack, 'images/base') },
    { image: 'chaos-shop/edge:dev', dir: join(stack, 'images/edge') },
  ]);
  await rm(dir, { recursive: true });
});

test('a stack without an order file says what is missing', async () => {
  await expect(stackContexts('/nowhere/shop')).rejects.toThrow('images/order.txt');
});
