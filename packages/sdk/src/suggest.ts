import { closest, distance } from 'fastest-levenshtein';

/** `no service "api"; known: api-1, api-2; write "api-1"`: the remedy only where one name is near. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const near = known.length === 0 ? undefined : closest(name, [...known]);
  const isNear = near !== undefined && distance(name, near) <= Math.max(2, Math.floor(name.length / 3));
  const listed = known.length === 0 ? 'there are none' : `known: ${known.join(', ')}`;
  return `no ${what} ${JSON.stringify(name)}; ${listed}${isNear ? `; write ${JSON.stringify(near)}` : ''}`;
}
