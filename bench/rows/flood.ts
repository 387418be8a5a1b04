import { atMost, type Row, ratioAtLeast, ratioAtMost, toRow } from '../measure/row.ts';
import { until } from '../measure/wait.ts';
import { containersOf } from '../rig/containers.ts';
import type { Context, Measurement } from '../rig/context.ts';
import { floodOf, throughRelay, throughServer } from '../rig/flood.ts';
import { waitForPrompt } from '../rig/keystrokes.ts';
import { type Line, openRawLine, size } from '../rig/line.ts';
import type { Venue } from '../rig/venue.ts';

const shell = ['bash', '-l'] as const;
const service = 'ops';
const none = 'relay without flow control';

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
    const ours = await throughServer(venue, service, forMs);
    context.progress(none);
    const theirs = await throughRelay(container, shell, forMs);
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
  line.write(floodOf(bytes));
  await until('the flood to arrive', () => arrived >= bytes, 60_000, 5);
  stop();
  return performance.now() - began;
}
