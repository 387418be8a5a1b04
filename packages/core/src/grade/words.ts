import type { ComponentRef } from '../component.ts';
import type { Millis } from '../units.ts';

/** `45 s`, `12.3 s`, `never`. */
export function seconds(ms: Millis | null): string {
  return ms === null ? 'never' : `${trimmed(ms / 1_000, 1)} s`;
}

/** `1.9 min`. */
export function minutes(min: number): string {
  return `${trimmed(min, 2)} min`;
}

/** A share or term, three decimals at most: `0.739`. */
export function ratio(value: number): string {
  return trimmed(value, 3);
}

/** `api-1`, `api-1/volume`, `api-1/edge/pg-primary`. */
export function componentName({ service, facet, to }: ComponentRef): string {
  if (facet === 'container') return service;
  return [service, facet, ...(to === undefined ? [] : [to])].join('/');
}

export function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}

function trimmed(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}
