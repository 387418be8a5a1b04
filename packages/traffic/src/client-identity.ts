import { type Random, randomInt } from '@chaos-engine/core';

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{a}.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{a}.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:{a}.0) Gecko/20100101 Firefox/{a}.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:{a}.0) Gecko/20100101 Firefox/{a}.0',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{a}.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
];
const languages = [
  'en-US,en;q=0.9',
  'en-GB,en;q=0.8',
  'de-DE,de;q=0.9,en;q=0.6',
  'fr-FR,fr;q=0.9',
  'es-ES,es;q=0.9',
  'pl-PL,pl;q=0.9',
];

/** The headers of some user's client. Probes and load draw from the same crowd. */
export type ClientIdentity = Readonly<Record<string, string>>;

/** A crowd of clients that a run of a journey picks one from. */
export function createCrowd(random: Random, size: number): readonly ClientIdentity[] {
  return Array.from({ length: size }, () => ({
    'user-agent': pick(random, browsers).replaceAll('{a}', String(randomInt(random, 128, 143))),
    accept: 'application/json, text/html;q=0.9, */*;q=0.8',
    'accept-language': pick(random, languages),
    'x-client-id': Array.from({ length: 16 }, () => randomInt(random, 0, 15).toString(16)).join(''),
  }));
}

function pick(random: Random, from: readonly string[]): string {
  return from[randomInt(random, 0, from.length - 1)] ?? '';
}
