import type { CheckCode } from './checks.ts';

/** One thing wrong with a scenario: where in it, in words that say what is known and what to write instead. */
export interface Problem {
  /** Stable, so that it can be looked up in `checks`. */
  readonly code: CheckCode;
  /** Place in the definition: `['faults', 0, 'target']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A problem with the place it has in a file. */
export interface LocatedProblem extends Problem {
  readonly file: string;
  readonly line: number;
}

/** `scenarios/x/scenario.ts:12 S004 faults[0].kind: ...` */
export function problemLine({ file, line, code, path, message }: LocatedProblem): string {
  const place = path.length === 0 ? '' : `${pathText(path)}: `;
  return `${file}:${line} ${code} ${place}${message}`;
}

/** `faults[0].kind` */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}
