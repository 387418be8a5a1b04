/** Numbers in [0, 1), the same ones for the same seed. */
export type Random = () => number;

/** A generator whose stream is told by `seed` alone; two seeds that differ in one letter have nothing in common. */
export function createRandom(seed: string): Random {
  let [a, b, c] = scatter(seed);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still show the seed.
  for (let i = 0; i < 15; i += 1) next();
  return next;
}

/** A whole number from `low` to `high`, both included. */
export function randomInt(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

function scatter(seed: string): [number, number, number] {
  const lane = (start: number, factor: number) => {
    let hash = start;
    for (let i = 0; i < seed.length; i += 1) hash = Math.imul(hash ^ seed.charCodeAt(i), factor);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return hash ^ (hash >>> 13);
  };
  return [lane(0x811c9dc5, 0x01000193), lane(0x9e3779b9, 0x01000193), lane(0x243f6a88, 0x5bd1e995)];
}
