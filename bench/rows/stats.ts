import { type Engine, openEngine } from '@chaos-engine/playground';
import { createLineSplitter, systemClock } from '@chaos-engine/traffic';
import { createMetricsReader } from '../../packages/playground/src/metrics/read-metrics.ts';
import { containerName } from '../../packages/playground/src/sandbox/names.ts';
import { engineCpuMs } from '../measure/processes.ts';
import { atLeast, type Row, ratioAtMost, toRow } from '../measure/row.ts';
import { pause } from '../measure/wait.ts';
import type { Context, Measurement } from '../rig/context.ts';
import { removeTiny, startTiny } from '../rig/tiny-containers.ts';

const reference = 'engine stats streams';

/** What it costs to read every container once a second, and whether it can be kept up. */
export default {
  id: 'stats',
  title: 'Metrics of containers',
  needs: ['engine'],
  async run(context) {
    const engine = openEngine();
    await engine.features();
    const round = `stats-${process.pid}`;
    const names: string[] = [];
    try {
      const rows: Row[] = [];
      for (const count of context.quick ? [10] : [60, 150]) {
        context.progress(`starting ${count - names.length} containers`);
        await startTiny(engine, round, names, count);
        rows.push(...(await compare(context, engine, round, names)));
      }
      return rows;
    } finally {
      await removeTiny(engine);
    }
  },
} satisfies Measurement;

type Way = 'ours' | 'theirs';

async function compare(
  { quick, progress }: Context,
  engine: Engine,
  round: string,
  names: readonly string[],
): Promise<readonly Row[]> {
  const seconds = quick ? 3 : 6;
  const reader = createMetricsReader(engine, round, names, systemClock);
  // Finding them is done once, by asking the engine.
  await reader.read();
  const spentMs: Record<Way, number> = { ours: 0, theirs: 0 };
  const engineMs: Record<Way, number> = { ours: 0, theirs: 0 };
  const readings: Record<Way, number> = { ours: 0, theirs: 0 };
  const measure = async (way: Way, work: () => Promise<unknown>) => {
    const before = { own: ownMs(), engine: engineCpuMs() };
    await work();
    spentMs[way] += ownMs() - before.own;
    engineMs[way] += engineCpuMs() - before.engine;
  };
  const turns = 2;
  for (let turn = 0; turn < turns; turn += 1) {
    progress(`${names.length} containers, turn ${turn + 1}`);
    await measure('ours', async () => {
      const began = performance.now();
      for (let beat = 1; beat <= seconds; beat += 1) {
        readings.ours += (await reader.read()).length;
        await pause(began + beat * 1_000 - performance.now());
      }
    });
    const streams = await openStats(engine, round, names);
    // What they say at once, all together, is not their rate.
    await pause(2_000);
    streams.takeCount();
    await measure('theirs', () => pause(seconds * 1_000));
    readings.theirs += streams.takeCount();
    streams.stop();
    await pause(500);
  }
  reader.close();
  const asRate = (count: number) => count / (names.length * seconds * turns);
  const asPercent = (ms: number) => ms / (seconds * turns * 10);
  const what = (text: string) => `${text}, ${names.length} containers at 1 Hz`;
  return [
    toRow({
      what: what('processor for reading, of a core'),
      unit: '%',
      ours: asPercent(spentMs.ours),
      // Part of their price is paid by the engine. We ask it nothing, so what it spent in our turns it spends anyway.
      reference: {
        name: reference,
        value: asPercent(spentMs.theirs + Math.max(0, engineMs.theirs - engineMs.ours)),
      },
      goal: ratioAtMost(0.1),
    }),
    toRow({
      what: what('readings a second of each'),
      unit: 'Hz',
      ours: asRate(readings.ours),
      reference: { name: reference, value: asRate(readings.theirs) },
      goal: atLeast(0.99),
    }),
  ];
}

const ownMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

interface Streams {
  /** Readings since the last call. */
  takeCount(): number;
  stop(): void;
}

async function openStats(engine: Engine, round: string, names: readonly string[]): Promise<Streams> {
  let count = 0;
  const streams = await Promise.all(
    names.map(async (name) => {
      const stream = await engine.docker.getContainer(containerName(round, name)).stats({ stream: true });
      const readable = stream as NodeJS.ReadableStream & { destroy(): void };
      // Read as `docker stats` reads it: every line is parsed.
      readable.setEncoding('utf8');
      readable.on(
        'data',
        createLineSplitter((line) => {
          if (JSON.parse(line) !== null) count += 1;
        }),
      );
      readable.on('error', () => undefined);
      return readable;
    }),
  );
  return {
    takeCount() {
      const taken = count;
      count = 0;
      return taken;
    },
    stop() {
      for (const stream of streams) stream.destroy();
    },
  };
}
