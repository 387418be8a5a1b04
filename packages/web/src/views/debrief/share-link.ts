import type { RoundTime } from '@chaos-engine/core';
import { seats } from '../../state/seats.ts';

/**
 * A link to a debrief at a moment. It carries the token of the round, or nobody else could open it: an ended round can
 * only be read.
 */
export function shareLink(
  origin: string,
  code: string,
  at: RoundTime,
  token: string | null = seats.token(code),
): string {
  return `${origin}/r/${code}?t=${Math.round(at / 1_000)}${token === null ? '' : `#token=${token}`}`;
}
