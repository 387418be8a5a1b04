import { quantile } from '../measure/quantile.ts';
import { atMost, type Goal, type Row, ratioAtMost, toRow } from '../measure/row.ts';
import { pause } from '../measure/wait.ts';
import { containersOf, shellsIn } from '../rig/containers.ts';
import type { Context, Measurement } from '../rig/context.ts';
import { type OpenLine, openPortLine, openRawLine } from '../rig/line.ts';
import { hangUp, type OpenedLines, openLines, seatsAt, typeTogether } from '../rig/typists.ts';

const shell = ['bash', '-l'] as const;
const reference = 'raw exec attach';

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
    const table = seatsAt(venue);
    const server = await compareWays(context, 'server', {
      ours: table.openLine,
      raw: (service) => openRawLine(lab.engine, inRound.get(service) ?? '', shell),
    });
    table.leave();
    return [...server, ...port, ...left];
  },
} satisfies Measurement;

interface Ways {
  readonly ours: OpenLine;
  readonly raw: OpenLine;
}

type Name = keyof Ways;

async function compareWays(context: Context, by: 'port' | 'server', ways: Ways): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const count of context.quick ? [1, 5] : [1, 25, 100]) {
    context.progress(`${by}: ${count} at once`);
    const ours = await openLines(ways.ours, count);
    const raw = await openLines(ways.raw, count);
    const took: Record<Name, number[]> = { ours: [], raw: [] };
    const forMs = context.quick ? 2_000 : 5_000;
    for (const turn of ['ours', 'raw', 'ours', 'raw'] as const)
      took[turn].push(...(await typeTogether(turn === 'ours' ? ours.lines : raw.lines, forMs)));
    rows.push(...echoRows(by, count, took), ...openRows(by, count, ours, raw));
    await hangUp([...ours.lines, ...raw.lines]);
  }
  return rows;
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

function openRows(by: 'port' | 'server', count: number, ours: OpenedLines, raw: OpenedLines): readonly Row[] {
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
    const { lines } = await openLines(() => way('redis'), count);
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

const terminals = (count: number) => (count === 1 ? '1 terminal' : `${count} terminals`);
const through = { port: 'port alone', server: 'through the server' } as const;
