import { randomUUID } from 'node:crypto';
import { median, quantile } from '../measure/quantile.ts';
import { atMost, ratioAtMost, toRow } from '../measure/row.ts';
import { cpuPercent } from '../measure/usage.ts';
import { pause } from '../measure/wait.ts';
import type { Crowd, Join, Listen } from '../processes/crowd.ts';
import { startChild } from '../rig/child.ts';
import type { Context, Measurement } from '../rig/context.ts';
import { waitUntilPooled } from '../rig/pool.ts';
import { removeTiny, startTiny } from '../rig/tiny-containers.ts';
import { startTrafficAgent } from '../rig/traffic-agent.ts';
import { openLines, seatsAt, typeTogether } from '../rig/typists.ts';

const startEveryMs = 10_000;

/** All at once: typists, spectators, probes, metrics, and rounds that start. What a player feels meanwhile. */
export default {
  id: 'full-house',
  title: 'Full house',
  needs: ['engine'],
  async run(context) {
    const { quick, root, progress } = context;
    const venue = await context.venue();
    const lab = await context.lab();
    const counts = quick
      ? { typists: 10, crowd: 50, probes: 200, tiny: 10 }
      : { typists: 100, crowd: 500, probes: 1_000, tiny: 60 };
    const forMs = quick ? 5_000 : 20_000;
    const stops: (() => Promise<unknown>)[] = [];
    try {
      progress(`${counts.typists} typists alone`);
      const table = seatsAt(venue);
      stops.push(async () => table.leave());
      const { lines } = await openLines(table.openLine, counts.typists);
      const quiet = await typeTogether(lines, quick ? 3_000 : 6_000);

      progress('the others come');
      lab.provider.keepReady(lab.stack);
      const round = `house-${process.pid}`;
      const names: string[] = [];
      stops.push(() => removeTiny(lab.engine));
      await startTiny(lab.engine, round, names, counts.tiny);
      const metrics = await startChild<object, number>('metrics.ts');
      stops.push(() => metrics.end());
      await metrics.ask({ round, names });
      const crowd = await startChild<Join | Listen, Crowd>('crowd.ts');
      stops.push(() => crowd.end());
      await crowd.ask({ join: { url: venue.url, count: counts.crowd, auth: venue.pass(randomUUID()) } });
      const shop = await startChild<object, number>('shop.ts');
      stops.push(() => shop.end());
      const agent = await startTrafficAgent(root, await shop.ask({}), counts.probes / 100);
      stops.push(() => agent.end());
      await waitUntilPooled(lab);
      await agent.scale(100);
      await pause(2_000);

      progress(`all of them, ${forMs / 1_000} s`);
      await metrics.ask({ count: true });
      const began = performance.now();
      await venue.loop();
      const starts = startRounds(context, forMs);
      let typed: readonly number[] = [];
      const cpu = await cpuPercent(
        () => venue.usage().cpuMs,
        async () => {
          const [keys] = await Promise.all([typeTogether(lines, forMs), crowd.ask({ listenForMs: forMs })]);
          typed = keys;
        },
      );
      const loop = await venue.loop();
      const read = await metrics.ask({ count: true });
      const readForMs = performance.now() - began;
      const { startLateP99Ms } = await agent.status();
      const took = await starts;
      const all = `${counts.typists} typists, ${counts.crowd} spectators, ${counts.probes} probes/s, ${counts.tiny} containers`;
      return [
        toRow({ what: `server processor, ${all}`, unit: '%', ours: cpu, goal: atMost(70) }),
        toRow({ what: 'event loop delay p99 of the server', unit: 'ms', ours: loop.p99Ms, goal: atMost(5) }),
        toRow({
          what: 'echo p99 in the full house',
          unit: 'ms',
          ours: quantile(typed, 0.99),
          reference: { name: 'typists alone', value: quantile(quiet, 0.99) },
          goal: ratioAtMost(1.5),
        }),
        toRow({
          what: 'echo p50 in the full house',
          unit: 'ms',
          ours: quantile(typed, 0.5),
          reference: { name: 'typists alone', value: quantile(quiet, 0.5) },
        }),
        toRow({
          what: 'schedule error p99 of the probes',
          unit: 'ms',
          ours: startLateP99Ms ?? Number.NaN,
          goal: atMost(2),
        }),
        toRow({
          what: 'readings a second of each container',
          unit: 'Hz',
          ours: (read * 1_000) / counts.tiny / readForMs,
        }),
        toRow({ what: 'a round from the pool, median', unit: 'ms', ours: median(took) }),
      ];
    } finally {
      for (const stop of stops.reverse()) await stop().catch((error: unknown) => progress(String(error)));
    }
  },
} satisfies Measurement;

/** Takes a playground from the pool every ten seconds, as long as one is there. */
async function startRounds({ lab: open, progress }: Context, forMs: number): Promise<readonly number[]> {
  const lab = await open();
  const took: number[] = [];
  const end = performance.now() + forMs;
  for (let n = 0; performance.now() < end; n += 1) {
    const began = performance.now();
    const id = `house-${n}-${process.pid}`;
    let pooled = false;
    await lab.provider.provision({ id, ...lab.stack }, ({ step }) => {
      pooled ||= step === 'from the pool';
    });
    if (pooled) took.push(performance.now() - began);
    else progress('a round found the pool empty and was made from nothing');
    await lab.provider.destroy(id);
    await pause(Math.max(0, Math.min(end, began + startEveryMs) - performance.now()));
  }
  return took;
}
