import { connect } from 'node:net';
import { quantile } from '../measure/quantile.ts';
import { atMost, type Row, ratioAtLeast, ratioAtMost, toRow } from '../measure/row.ts';
import { pause, until } from '../measure/wait.ts';
import { startChild } from '../rig/child.ts';
import { containersOf } from '../rig/containers.ts';
import type { Context, Measurement } from '../rig/context.ts';
import { typeOn, waitForPrompt } from '../rig/keystrokes.ts';
import { type Line, openRawLine, size } from '../rig/line.ts';
import { startSlowReader } from '../rig/slow-reader.ts';
import type { Venue } from '../rig/venue.ts';

const shell = ['bash', '-l'] as const;
const service = 'ops';
const slow = 1_000_000;
/** About what xterm.js draws. */
const usual = 10_000_000;
/** At the usual speed for so long before Ctrl-C. */
const usualForMs = 2_000;
const none = 'relay without flow control';
/** 100 MB, written as fast as anybody takes it. */
const flood = `yes ${'flood '.repeat(11)}| head -c 100000000\r`;

/** A terminal that writes 100 MB at a page that draws 1 MB a second. */
export default {
  id: 'flood',
  title: 'A flooding terminal',
  needs: ['engine'],
  async run(context) {
    const venue = await context.venue();
    const { engine } = await context.lab();
    const container = (await containersOf(engine, venue.code)).get(service) ?? '';
    const forMs = context.quick ? 4_000 : 10_000;
    context.progress('through the server, 1 MB/s');
    const ours = await throughServer(venue, forMs);
    context.progress(none);
    const theirs = await throughRelay(container, forMs);
    context.progress('how fast it can be');
    const speed = await speeds(context, venue, () => openRawLine(engine, container, shell));
    const beside = (value: number) => ({ name: none, value });
    return [
      toRow({
        what: `server memory growth, 100 MB at a 1 MB/s reader, ${forMs / 1_000} s`,
        unit: 'MB',
        ours: ours.grownMb,
        reference: beside(theirs.grownMb),
        goal: atMost(16),
      }),
      toRow({
        what: 'Ctrl-C to its echo under the flood, 10 MB/s drawn',
        unit: 'ms',
        ours: ours.stopMs,
        reference: beside(theirs.stopMs),
        goal: atMost(250),
      }),
      toRow({
        what: "another terminal's echo p99 during the flood",
        unit: 'ms',
        ours: ours.neighbourMs,
        reference: { name: 'before it', value: ours.quietMs },
        goal: ratioAtMost(2),
      }),
      speed,
    ];
  },
} satisfies Measurement;

async function throughServer(venue: Venue, forMs: number) {
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

async function throughRelay(container: string, forMs: number) {
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

const patienceMs = 15_000;

/** Megabytes a second when the page draws at once. */
async function speeds({ quick }: Context, venue: Venue, openRaw: () => Promise<Line>): Promise<Row> {
  const bytes = quick ? 5_000_000 : 20_000_000;
  const seat = await venue.seat();
  const took = { ours: 0, raw: 0 };
  for (const turn of ['ours', 'raw', 'ours', 'raw'] as const) {
    const line = turn === 'ours' ? await seat.openTerminal(service, size) : await openRaw();
    await waitForPrompt(line);
    took[turn] += await floodMs(line, bytes);
    line.write('\x04');
    await line.close();
  }
  seat.close();
  const rate = (ms: number) => (2 * bytes) / 1_000 / ms;
  return toRow({
    what: `${bytes / 1e6} MB through a terminal that draws at once`,
    unit: 'MB/s',
    ours: rate(took.ours),
    reference: { name: 'raw exec attach', value: rate(took.raw) },
    goal: ratioAtLeast(0.95),
  });
}

async function floodMs(line: Line, bytes: number): Promise<number> {
  let arrived = 0;
  const stop = line.onOutput((data) => {
    arrived += data.length;
  });
  const began = performance.now();
  line.write(flood.replace('100000000', String(bytes)));
  await until('the flood to arrive', () => arrived >= bytes, 60_000, 5);
  stop();
  return performance.now() - began;
}
