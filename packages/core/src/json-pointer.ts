import { ChaosError } from './errors.ts';

/** The steps of a JSON pointer (RFC 6901), from the outside in. The empty pointer names the whole document. */
export type Pointer = readonly string[];

/** Reads a JSON pointer. Throws `STACK_INVALID` when it is none. */
export function parsePointer(text: string): Pointer {
  if (text === '') return [];
  if (!text.startsWith('/')) throw invalid(text, 'it must be empty or start with "/"');
  if (/~(?![01])/.test(text)) throw invalid(text, 'write "~0" for "~" and "~1" for "/" inside a name');
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a pointer finds in a document: one value in a list, or an empty list. `null` can be found, too. */
export function findAt(document: unknown, pointer: Pointer): readonly [unknown] | readonly [] {
  let value = document;
  for (const token of pointer) {
    if (typeof value !== 'object' || value === null) return [];
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(token)) return [];
    if (!Object.hasOwn(value, token)) return [];
    value = (value as Record<string, unknown>)[token];
  }
  return [value];
}

function invalid(text: string, why: string): ChaosError {
  return new ChaosError('STACK_INVALID', `JSON pointer "${text}": ${why}`);
}
