import { pause } from '../measure/wait.ts';
import { typeOn, waitForPrompt } from './keystrokes.ts';
import { type Line, type OpenLine, size } from './line.ts';
import type { Seat } from './seat.ts';
import type { Venue } from './venue.ts';

/** Large enough for many shells; the small ones have room for a handful. */
const services = ['ops', 'ops', 'api-1', 'api-2', 'pg-primary', 'pg-replica', 'cron'] as const;
/** A player may have only so many terminals. */
const perSeat = 10;
const openingAtATime = 4;
const keysPerSecond = 8;

/** Lines that were opened together, and how long that took. */
export interface OpenedLines {
  readonly lines: readonly Line[];
  readonly promptMs: readonly number[];
  readonly allMs: number;
}

/** Opens so many lines, spread over the services, and waits for each prompt. */
export async function openLines(open: OpenLine, count: number): Promise<OpenedLines> {
  const began = performance.now();
  const promptMs: number[] = [];
  const lines: Line[] = [];
  const queue = Array.from({ length: count }, (_, i) => services[i % services.length] ?? 'ops');
  const worker = async () => {
    for (let service = queue.shift(); service !== undefined; service = queue.shift()) {
      const asked = performance.now();
      const line = await open(service);
      lines.push(line);
      promptMs.push((await waitForPrompt(line)) - asked);
    }
  };
  await Promise.all(Array.from({ length: openingAtATime }, worker));
  return { lines, promptMs, allMs: performance.now() - began };
}

/** Types on all of them for a while; resolves to how long each key took to be on its screen. */
export async function typeTogether(lines: readonly Line[], forMs: number): Promise<readonly number[]> {
  const all = await Promise.all(
    lines.map((line, i) =>
      typeOn(line, { perSecond: keysPerSecond, forMs, startsAfterMs: (i * 1_000) / keysPerSecond / lines.length }),
    ),
  );
  return all.flat();
}

/** Ends the shells of lines, and the lines. */
export async function hangUp(lines: readonly Line[]): Promise<void> {
  // Said before the connection goes: a bare exec would leave every shell behind in the next measurement.
  for (const line of lines) line.write('\x04');
  await pause(300);
  await Promise.all(lines.map((line) => line.close()));
}

/** Lines through a server, by as many players as are needed. */
export function seatsAt(venue: Venue): { readonly openLine: OpenLine; leave(): void } {
  const seats: Promise<Seat>[] = [];
  let opened = 0;
  return {
    async openLine(service) {
      if (opened % perSeat === 0) seats.push(venue.seat());
      opened += 1;
      const seat = await seats.at(-1);
      if (seat === undefined) throw new Error('no seat was taken');
      return await seat.openTerminal(service, size);
    },
    leave() {
      for (const taken of seats) void taken.then((seat) => seat.close());
    },
  };
}
