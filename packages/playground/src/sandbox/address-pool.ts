import { ChaosError } from '@chaos-engine/core';

const subnetBits = 27;
const subnetSize = 2 ** (32 - subnetBits);

interface Range {
  readonly first: number;
  readonly size: number;
}

/** Every /27 of the pool, in order, that overlaps none of the networks that exist. 30 addresses each. */
export function* freeSubnets(pool: string, taken: readonly string[]): Generator<string> {
  const whole = parseCidr(pool);
  if (whole === null || whole.size < subnetSize) {
    throw new ChaosError(
      'BAD_REQUEST',
      `address pool ${pool}: must be an IPv4 network of at least /${subnetBits}, like 10.213.0.0/16`,
    );
  }
  const others = taken.map(parseCidr).filter((range) => range !== null);
  for (let first = whole.first; first < whole.first + whole.size; first += subnetSize) {
    const clash = others.some((range) => first < range.first + range.size && range.first < first + subnetSize);
    if (!clash) yield `${toAddress(first)}/${subnetBits}`;
  }
}

function parseCidr(cidr: string): Range | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (!match) return null;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = match.slice(1).map(Number);
  if ([a, b, c, d].some((octet) => octet > 255) || bits > 32) return null;
  const size = 2 ** (32 - bits);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return { first: Math.floor(address / size) * size, size };
}

const toAddress = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
