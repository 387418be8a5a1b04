import { quantile } from '../measure/quantile.ts';
import { atMost, type Goal, type Row, ratioAtMost, toRow } from '../measure/row.ts';
import { pause } from '../measure/wait.ts';
import { containersOf, shellsIn } from '../rig/containers.ts';
import type { Context, Measurement } from '../rig/context.ts';
import { typeOn, waitForPrompt } from '../rig/keystrokes.ts';
import { type Line, type OpenLine, openPortLine, openRawLine, size } from '../rig/line.ts';
import type { Seat } from '../rig/seat.ts';

const shell = ['bash', '-l'] as const;
const reference = 'raw exec attach';
/** Large enough for many shells; the small ones have room for a handful. */
const services = ['ops', 'ops', 'api-1', 'api-2', 'pg-primary', 'pg-replica', 'cron'] as const;
const perSeat = 10;

/** From a key to its letter on the screen, with one, some and many terminals, and how soon a shell is there. */
export default {
  id: 'terminals',
  title: 'Terminals',
  needs: ['engine'],
  async run(context) {
    const lab = await context.lab();
    const playground = await lab.playground();
    const inLab = await containersOf(lab.engine, playground.id);
    const port = await compareWays(context, 'port', {
      ours: (service) => openPortLine(playground, service, shell),
      raw: (service) => openRawLine(lab.engine, inLab.get(service) ?? '', shell),
    });
    const left = await leftAfterHangUp(context);
    const venue = await context.venue();
    const inRound = await containersOf(lab.engine, venue.code);
    const seats: Seat[] = [];
    let opened = 0;
    const server = await compareWays(context, 'server', {
      async ours(service) {
        // Many players: each may have only so many terminals.
        const place = Math.floor(opened++ / perSeat);
        while (seats.length <= place) seats.push(await venue.seat());
        const seat = seats[place];
        if (!seat) throw new Error('no seat');
        return await seat.openTerminal(service, size);
      },
      raw: (service) => openRawLine(lab.engine, inRound.get(service) ?? '', shell),
    });
    for (const seat of seats) seat.close();
    return [...server, ...port, ...left];
  },
} satisfies Measurement;

interface Ways {
  readonly ours: OpenLine;
  readonly raw: OpenLine;
}

type Name = keyof Ways;

interface Opened {
  readonly lines: readonly Line[];
  readonly promptMs: readonly number[];
  readonly allMs: number;
}

async function compareWays(context: Context, by: 'port' | 'server', ways: Ways): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const count of context.quick ? [1, 5] : [1, 25, 100]) {
    context.progress(`${by}: ${count} at once`);
    const ours = await openMany(ways.ours, count);
    const raw = await openMany(ways.raw, count);
    const took: Record<Name, number[]> = { ours: [], raw: [] };
    const forMs = context.quick ? 2_000 : 5_000;
    for (const turn of ['ours', 'raw', 'ours', 'raw'] as const)
      took[turn].push(...(await typeOnAll(turn === 'ours' ? ours.lines : raw.lines, forMs)));
    rows.push(...echoRows(by, count, took), ...openRows(by, count, ours, raw));
    await hangUp([...ours.lines, ...raw.lines]);
  }
  return rows;
}

async function openMany(open: OpenLine, count: number): Promise<Opened> {
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
  await Promise.all(Array.from({ length: 4 }, worker));
  return { lines, promptMs, allMs: performance.now() - began };
}

async function typeOnAll(lines: readonly Line[], forMs: number): Promise<readonly number[]> {
  const all = await Promise.all(
    lines.map((line, i) => typeOn(line, { perSecond: 8, forMs, startsAfterMs: (i * 125) / lines.length })),
  );
  return all.flat();
}

function echoRows(by: 'port' | 'server', count: number, took: Record<Name, number[]>): readonly Row[] {
  const goals: Record<string, Goal> =
    by === 'port'
      ? {}
      : count === 1
        ? { p50: ratioAtMost(2) }
        : count === 100
          ? { p50: ratioAtMost(1), p99: ratioAtMost(1.2) }
          : {};
  return (
    [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const
  ).map(([name, share]) => {
    const goal = goals[name];
    return toRow({
      what: `echo ${name}, ${terminals(count)}, ${through[by]}`,
      unit: 'ms',
      ours: quantile(took.ours, share),
      reference: { name: reference, value: quantile(took.raw, share) },
      ...(goal ? { goal } : {}),
    });
  });
}

function openRows(by: 'port' | 'server', count: number, ours: Opened, raw: Opened): readonly Row[] {
  if (count === 1) return [];
  const row = (what: string, mine: number, theirs: number, goal: Goal) =>
    toRow({ what, unit: 'ms', ours: mine, reference: { name: reference, value: theirs }, goal });
  return count < 100
    ? [
        row(
          `prompt p50, 4 opening at a time, ${through[by]}`,
          quantile(ours.promptMs, 0.5),
          quantile(raw.promptMs, 0.5),
          ratioAtMost(0.25),
        ),
      ]
    : [row(`all ${count} open, ${through[by]}`, ours.allMs, raw.allMs, ratioAtMost(0.15))];
}

/** Shells that still run two seconds after their page has gone without a word. */
async function leftAfterHangUp({ lab: open }: Context): Promise<readonly Row[]> {
  const lab = await open();
  const playground = await lab.playground();
  const container = (await containersOf(lab.engine, playground.id)).get('redis') ?? '';
  const count = 5;
  const leftBy = async (way: OpenLine) => {
    const before = await shellsIn(lab.engine, container);
    const { lines } = await openMany(() => way('redis'), count);
    await Promise.all(lines.map((line) => line.close()));
    await pause(2_000);
    return (await shellsIn(lab.engine, container)) - before;
  };
  return [
    toRow({
      what: `shells left of ${count}, 2 s after the page has gone`,
      unit: '',
      ours: await leftBy((service) => openPortLine(playground, service, shell)),
      reference: {
        name: reference,
        value: await leftBy(() => openRawLine(lab.engine, container, shell)),
      },
      goal: atMost(0),
    }),
  ];
}

async function hangUp(lines: readonly Line[]): Promise<void> {
  // Said before the connection goes: a bare exec would leave every shell behind in the next measurement.
  for (const line of lines) line.write('\x04');
  await pause(300);
  await Promise.all(lines.map((line) => line.close()));
}

const terminals = (count: number) => (count === 1 ? '1 terminal' : `${count} terminals`);
const through = { port: 'port alone', server: 'through the server' } as const;
