import type { Millis } from '@chaos-engine/core';

/**
 * How far a terminal may run ahead of a browser.
 * An acknowledgement must never be larger than the low mark: a browser that acknowledges in bigger steps could
 * owe one for ever while staying above the mark at which its shell goes on.
 */
export const flowLimits = {
  /** Unacknowledged bytes at which sending stops. */
  highBytes: 128 * 1024,
  /** Unacknowledged bytes at or below which it goes on. */
  lowBytes: 32 * 1024,
  /** A browser acknowledges whenever it has drawn this many bytes. */
  ackEveryBytes: 5_000,
  /** How long a closed window waits for progress before it no longer trusts its count. */
  ackTimeoutMs: 5_000,
} as const satisfies Record<string, number | Millis>;

/** What one browser was sent and has drawn, as totals since the terminal began. */
export interface Flow {
  readonly sent: number;
  readonly acked: number;
  /** Nothing more is sent until the browser has caught up. */
  readonly closed: boolean;
  /** When the window closed or last moved while closed; `null` while open. */
  readonly waitingSince: Millis | null;
}

/** A browser that has drawn everything up to `total`. */
export function openFlow(total: number): Flow {
  return { sent: total, acked: total, closed: false, waitingSince: null };
}

/** Bytes up to `total` went out. */
export function flowSent(flow: Flow, total: number, now: Millis): Flow {
  const sent = Math.max(flow.sent, total);
  const closed = flow.closed || sent - flow.acked >= flowLimits.highBytes;
  return { sent, acked: flow.acked, closed, waitingSince: closed ? (flow.waitingSince ?? now) : null };
}

/** The browser says it has drawn everything up to `total`. Being a total, it makes up for any that were lost. */
export function flowAcked(flow: Flow, total: number, now: Millis): Flow {
  const acked = Math.min(Math.max(flow.acked, total), flow.sent);
  if (acked === flow.acked) return flow;
  const closed = flow.closed && flow.sent - acked > flowLimits.lowBytes;
  return { sent: flow.sent, acked, closed, waitingSince: closed ? now : null };
}

/** When a closed window gives up waiting, or `null` when it is open. */
export function flowDueAt(flow: Flow): Millis | null {
  return flow.waitingSince === null ? null : flow.waitingSince + flowLimits.ackTimeoutMs;
}
