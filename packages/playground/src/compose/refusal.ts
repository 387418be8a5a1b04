import { ChaosError } from '@chaos-engine/core';

export type Path = readonly (string | number)[];

/** A place in the file that cannot be accepted, and what would be. */
export class Refusal extends Error {
  readonly path: Path;

  constructor(path: Path, problem: string) {
    super(problem);
    this.name = 'Refusal';
    this.path = path;
  }
}

/** `services.web.ports[0]`. */
export function keyOf(path: Path): string {
  return path.reduce<string>((key, part) => {
    if (typeof part === 'number') return `${key}[${part}]`;
    return key === '' ? part : `${key}.${part}`;
  }, '');
}

/** The error a person sees: file, line, key, what is wrong and what is allowed. */
export function composeRefused(file: string, line: number, path: Path, problem: string): ChaosError {
  const key = keyOf(path);
  const message = `${file}:${line}: ${key === '' ? '' : `${printable(key)}: `}${printable(problem)}`;
  return new ChaosError('COMPOSE_REFUSED', message, { cause: { file, line, key, problem } });
}

// A hostile file must not write to the terminal of whoever reads its error.
function printable(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '?');
  return clean.length > 400 ? `${clean.slice(0, 400)}...` : clean;
}
