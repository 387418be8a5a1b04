import type { Problem } from './problem.ts';

const mostDeep = 40;
const mostValues = 50_000;
const mostCharacters = 100_000;

type Path = readonly (string | number)[];

/**
 * What of a definition is not plain data, or too much of it to be looked at: the first place, or none. Everything after
 * this walks the definition without fear of circles, of depth and of length.
 */
export function plainDataProblems(definition: unknown): readonly Problem[] {
  if (typeof definition !== 'object' || definition === null)
    return [{ code: 'S001', path: [], message: `a scenario is an object, not ${String(definition)}` }];
  const waiting: { readonly value: unknown; readonly path: Path }[] = [{ value: definition, path: [] }];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    seen += 1;
    const message = wrongWith(value, path) ?? (seen > mostValues ? `holds more than ${mostValues} values` : null);
    if (message !== null) return [{ code: 'S001', path: seen > mostValues ? [] : path.slice(0, 6), message }];
    if (typeof value !== 'object' || value === null) continue;
    const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [name, inner] of entries) waiting.push({ value: inner, path: [...path, name] });
  }
  return [];
}

function wrongWith(value: unknown, path: Path): string | null {
  if (path.length > mostDeep) return `is nested more than ${mostDeep} deep, or holds itself`;
  switch (typeof value) {
    case 'string':
      if (value.length > mostCharacters) return `is ${value.length} characters long; at most ${mostCharacters}`;
      return value.isWellFormed() ? null : 'holds half a surrogate pair; write well-formed Unicode';
    case 'number':
      return Number.isFinite(value) ? null : `is ${value}; write a finite number`;
    case 'boolean':
    case 'undefined':
      return null;
    case 'object':
      if (Array.isArray(value) && value.length > mostValues)
        return `has ${value.length} members; at most ${mostValues}`;
      return value === null || isPlain(value) ? null : 'is an instance of a class; write plain data';
    default:
      return `is a ${typeof value}; write plain data`;
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
