/**
 * JSON with one spelling for each value (RFC 8785): no white space, members by UTF-16 code units, numbers as ECMAScript
 * writes them. Equal data gives equal bytes, so it can be hashed and compared. Throws `TypeError` naming the place of
 * what has no spelling: NaN, infinities, functions, half a surrogate pair. Members that are `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  return spell(value, '$');
}

function spell(value: unknown, place: string): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return JSON.stringify(value);
    throw new TypeError(`${place} is ${value}; canonical JSON has finite numbers only`);
  }
  if (typeof value === 'string') {
    if (value.isWellFormed()) return JSON.stringify(value);
    throw new TypeError(`${place} holds half a surrogate pair; canonical JSON is well-formed Unicode only`);
  }
  if (Array.isArray(value)) return `[${value.map((item, i) => spell(item, `${place}[${i}]`)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${spell(name, place)}:${spell(member, `${place}.${name}`)}`).join(',')}}`;
  }
  throw new TypeError(`${place} is ${typeof value}; canonical JSON has no spelling for it`);
}
