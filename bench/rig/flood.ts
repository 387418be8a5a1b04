import { connect } from 'node:net';
import { quantile } from '../measure/quantile.ts';
import { pause, until } from '../measure/wait.ts';
import { startChild } from './child.ts';
import { typeOn, waitForPrompt } from './keystrokes.ts';
import { type Line, size } from './line.ts';
import { startSlowReader } from './slow-reader.ts';
import type { Venue } from './venue.ts';

const slow = 1_000_000;
/** About what xterm.js draws. */
const usual = 10_000_000;
/** At the usual speed for so long before Ctrl-C. */
const usualForMs = 2_000;
/** Nobody waits longer for a Ctrl-C. */
const patienceMs = 15_000;

/** What a shell is told so that it writes that many bytes, as fast as anybody takes them. */
export const floodOf = (bytes: number) => `yes ${'flood '.repeat(11)}| head -c ${bytes}\r`;

const flood = floodOf(100_000_000);

/** A terminal of the server floods a page that draws slowly, while somebody else types. */
export async function throughServer(venue: Venue, service: string, forMs: number) {
  const seat = await venue.seat();
  const other = await venue.seat();
  const line = await seat.openTerminal(service, size);
  const neighbour = await other.openTerminal('api-1', size);
  await waitForPrompt(line);
  await waitForPrompt(neighbour);
  const quiet = await typeOn(neighbour, { perSecond: 8, forMs: 3_000, startsAfterMs: 0 });
  let before = 0;
  const acknowledge = line.acknowledgeBy?.(true) ?? (() => undefined);
  const begun = line.total?.() ?? 0;
  const reader = startSlowReader(slow, (drawn) => acknowledge(begun + drawn));
  let watch: { text: string; at: number } | null = null;
  let arrived = 0;
  line.onOutput((data) => {
    arrived += data.length;
    reader.came(data.length);
    if (watch !== null && watch.at === 0 && Buffer.from(data).includes('^C')) watch.at = arrived;
  });
  before = venue.usage().rssBytes;
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, venue.usage().rssBytes);
  }, 100);
  line.write(flood);
  const typed = await typeOn(neighbour, { perSecond: 8, forMs, startsAfterMs: 500 });
  clearInterval(sampling);
  reader.setSpeed(usual);
  await pause(usualForMs);
  // On the screen is when the reader has come to it.
  watch = { text: '^C', at: 0 };
  const pressed = performance.now();
  line.write('\x03');
  await until('the echo of Ctrl-C', () => watch !== null && watch.at > 0 && reader.drawn() >= watch.at, 60_000, 5);
  const stopMs = performance.now() - pressed;
  reader.stop();
  await line.close();
  seat.close();
  other.close();
  return { grownMb: (peak - before) / 1e6, stopMs, neighbourMs: quantile(typed, 0.99), quietMs: quantile(quiet, 0.99) };
}

/** The same without flow control. */
export async function throughRelay(container: string, shell: readonly string[], forMs: number) {
  const relay = await startChild<object, number>('relay.ts');
  try {
    const socket = connect(await relay.ask({ container, argv: shell }), '127.0.0.1');
    let arrived = 0;
    let echoAt = 0;
    let pressed = 0;
    const reader = startSlowReader(slow, () => {
      if (arrived - reader.drawn() < 64 * 1_024) socket.resume();
    });
    const line: Pick<Line, 'onOutput'> = {
      onOutput(listener) {
        socket.on('data', listener);
        return () => socket.off('data', listener);
      },
    };
    await waitForPrompt({ ...line, write: () => undefined, close: async () => undefined });
    socket.on('data', (data) => {
      arrived += data.length;
      reader.came(data.length);
      if (arrived - reader.drawn() > 128 * 1_024) socket.pause();
      if (pressed > 0 && echoAt === 0 && data.includes('^C')) echoAt = arrived;
    });
    const before = relay.usage().rssBytes;
    let peak = before;
    socket.write(flood);
    const end = performance.now() + forMs;
    await until(
      'the end of the flood',
      () => {
        peak = Math.max(peak, relay.usage().rssBytes);
        return performance.now() > end;
      },
      forMs + 1_000,
    );
    reader.setSpeed(usual);
    await pause(usualForMs);
    pressed = performance.now();
    socket.write('\x03');
    // Everything written so far is before it in the queue; nobody waits so long.
    await until('the echo of Ctrl-C', () => echoAt > 0 && reader.drawn() >= echoAt, patienceMs).catch(() => undefined);
    const stopMs = performance.now() - pressed;
    reader.stop();
    socket.destroy();
    return { grownMb: (peak - before) / 1e6, stopMs };
  } finally {
    await relay.end();
  }
}
