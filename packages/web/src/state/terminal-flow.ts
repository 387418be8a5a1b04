/** Bytes drawn between two acknowledgements. Well under the server's low mark, so that it never waits for one. */
export const ackEveryBytes = 5_000;

/** What one terminal has received and drawn, in bytes since it began. */
export interface TerminalFlow {
  readonly received: number;
  readonly drawn: number;
  readonly acked: number;
}

export const untouched: TerminalFlow = { received: 0, drawn: 0, acked: 0 };

export interface Accepted {
  readonly flow: TerminalFlow;
  /** Leading bytes that were drawn before and must not be drawn again. */
  readonly skip: number;
  /** Bytes that never arrived: the screen must say so. */
  readonly missing: number;
  /** Clear the screen first. */
  readonly clear: boolean;
}

/**
 * Takes a chunk in. `offset` is the place of its first byte. A snapshot begins anew there: what lay between is gone,
 * and its acknowledgements count from it.
 */
export function accept(flow: TerminalFlow, chunk: { offset: number; length: number; snapshot: boolean }): Accepted {
  const end = chunk.offset + chunk.length;
  if (chunk.snapshot) {
    const { offset } = chunk;
    return { flow: { received: end, drawn: offset, acked: offset }, skip: 0, missing: 0, clear: true };
  }
  return {
    flow: { ...flow, received: Math.max(flow.received, end) },
    skip: Math.min(chunk.length, Math.max(0, flow.received - chunk.offset)),
    missing: Math.max(0, chunk.offset - flow.received),
    clear: false,
  };
}

/** Notes that all bytes up to `total` are on the screen; `ack` is the total to tell the server, or `null` for not yet. */
export function drew(flow: TerminalFlow, total: number): { readonly flow: TerminalFlow; readonly ack: number | null } {
  const drawn = Math.max(flow.drawn, total);
  return drawn - flow.acked >= ackEveryBytes
    ? { flow: { ...flow, drawn, acked: drawn }, ack: drawn }
    : { flow: { ...flow, drawn }, ack: null };
}

const heldForMs = 2_000;

/** Keys typed while the connection was away, with the moment each was typed. */
export interface HeldInput {
  readonly data: string;
  readonly typedAt: number;
}

/** What may still be sent when the connection is back, and how many keystrokes are too old for that. */
export function releaseInput(
  held: readonly HeldInput[],
  now: number,
): { readonly send: string; readonly tooOld: number } {
  const fresh = held.filter(({ typedAt }) => now - typedAt <= heldForMs);
  return { send: fresh.map(({ data }) => data).join(''), tooOld: held.length - fresh.length };
}
