import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { ChaosError, type ProvisionRequest } from '@chaos-engine/core';
import { readCompose } from '../compose/read-compose.ts';
import type { RoundSpec } from '../compose/round-spec.ts';
import { digest } from '../sandbox/names.ts';

/** A stack ready to be made: its normal form, and the bytes of the files it brings. */
export interface LoadedStack {
  readonly spec: RoundSpec;
  readonly composeFile: string;
  readonly stackDir: string;
  /** Files of the package that services use, by their path beside the Compose file. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Digest over all of it. */
  readonly digest: string;
}

const largestFile = 4 * 2 ** 20;

/** Reads the Compose file of a stack and the files it names. Throws STACK_INVALID or COMPOSE_REFUSED. */
export function loadStack(
  { stack, stackDir }: Pick<ProvisionRequest, 'stack' | 'stackDir'>,
  options: { readonly trustedBuild: boolean },
): LoadedStack {
  const folder = resolve(stackDir);
  const composeFile = join(folder, stack.composeFile);
  const compose =
    readInside(folder, stack.composeFile) ??
    failWith(`stack ${stack.id}: there is no readable file ${stack.composeFile} in ${folder}`);
  const spec = readCompose(compose, {
    file: stack.composeFile,
    hasPackageFile: (path) => readInside(folder, path) !== null,
    trustedBuild: options.trustedBuild,
  });
  const running = new Set(spec.services.map((service) => service.name));
  const missing = Object.keys(stack.services).filter((name) => !running.has(name));
  if (missing.length > 0) failWith(`stack ${stack.id}: ${stack.composeFile} has no service ${missing.join(', ')}`);

  const paths = spec.services.flatMap((service) =>
    service.files.flatMap((file) => (file.source.type === 'package' ? [file.source.path] : [])),
  );
  const files = new Map(
    paths.map((path) => [path, readInside(folder, path) ?? failWith(`stack ${stack.id}: ${path} cannot be read`)]),
  );
  return {
    spec,
    composeFile,
    stackDir: folder,
    files,
    digest: digest(JSON.stringify([spec, [...files].map(([path, content]) => [path, content.toString('base64')])])),
  };
}

// A link could lead out of the folder, also one of its parents.
function readInside(folder: string, path: string): Buffer | null {
  try {
    const full = realpathSync(join(folder, path));
    const facts = lstatSync(full);
    if (!full.startsWith(realpathSync(folder) + sep) || !facts.isFile() || facts.size > largestFile) return null;
    return readFileSync(full);
  } catch {
    return null;
  }
}

function failWith(message: string): never {
  throw new ChaosError('STACK_INVALID', message);
}
