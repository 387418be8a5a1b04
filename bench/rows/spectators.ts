import { randomUUID } from 'node:crypto';
import { quantile } from '../measure/quantile.ts';
import { atMost, ratioAtMost, toRow } from '../measure/row.ts';
import { cpuPercent, type Usage } from '../measure/usage.ts';
import { pause } from '../measure/wait.ts';
import type { Crowd, Heard, Join, Leave, Listen } from '../processes/crowd.ts';
import type { Say } from '../processes/plain-broadcast.ts';
import { startChild } from '../rig/child.ts';
import type { Measurement } from '../rig/context.ts';
import { pingFor } from '../rig/ping.ts';

const reference = 'plain ws, same bytes';

/** Many who only watch one running round, at the rate the round really has. */
export default {
  id: 'spectators',
  title: 'Spectators',
  needs: ['engine'],
  async run({ venue: open, quick, progress }) {
    const venue = await open();
    const count = quick ? 50 : 500;
    const forMs = quick ? 3_000 : 6_000;
    const crowd = await startChild<Join | Listen | Leave, Crowd>('crowd.ts');
    const plain = await startChild<Say | { where: true }, { port: number }>('plain-broadcast.ts');
    const ours: Look[] = [];
    const theirs: Look[] = [];
    try {
      const { port } = await plain.ask({ where: true });
      const rest = await cpuPercent(
        () => venue.usage().cpuMs,
        () => pause(forMs),
      );
      const quiet = await pingFor(venue.url, 2_000);
      const before = venue.usage().rssBytes;
      let grown = 0;
      for (let turn = 0; turn < 2; turn += 1) {
        progress(`${count} on the round, turn ${turn + 1}`);
        await crowd.ask({ join: { url: venue.url, count, auth: venue.pass(randomUUID()) } });
        // Each gets the history first.
        await pause(2_000);
        const seen = await look(venue.usage, venue.url, forMs, () => crowd.ask({ listenForMs: forMs }));
        ours.push(seen);
        if (turn === 0) grown = venue.usage().rssBytes - before;
        await crowd.ask({ leave: true });
        progress(`${reference}, turn ${turn + 1}`);
        const url = `http://127.0.0.1:${port}`;
        await crowd.ask({ join: { url, count, auth: null } });
        theirs.push(
          await look(plain.usage, url, forMs, async () => {
            const saying = plain.ask({ say: seen.crowd.heard as readonly Heard[], forMs });
            const heard = await crowd.ask({ listenForMs: forMs });
            await saying;
            return heard;
          }),
        );
        await crowd.ask({ leave: true });
      }
      const mean = (looks: readonly Look[], of: (look: Look) => number) =>
        looks.reduce((sum, one) => sum + of(one), 0) / looks.length;
      const beside = (of: (look: Look) => number) => ({ name: reference, value: mean(theirs, of) });
      const rate = mean(ours, ({ crowd: { messages } }) => messages) / (forMs / 1_000);
      return [
        toRow({
          what: `messages to ${count} spectators`,
          unit: '/s',
          ours: rate,
          reference: beside(({ crowd: { messages } }) => messages / (forMs / 1_000)),
        }),
        toRow({
          what: `server processor for ${count} spectators, of a core`,
          unit: '%',
          ours: mean(ours, ({ cpu }) => cpu) - rest,
          reference: beside(({ cpu }) => cpu),
        }),
        toRow({
          what: 'signals, from the first who sees them to the others, p50',
          unit: 'ms',
          ours: mean(ours, ({ crowd: { p50Ms } }) => p50Ms),
          reference: beside(({ crowd: { p50Ms } }) => p50Ms),
        }),
        toRow({
          what: 'signals, from the first who sees them to the others, p99',
          unit: 'ms',
          ours: mean(ours, ({ crowd: { p99Ms } }) => p99Ms),
          reference: beside(({ crowd: { p99Ms } }) => p99Ms),
          goal: ratioAtMost(1.4),
        }),
        toRow({
          what: `a player's request p99 with ${count} spectators`,
          unit: 'ms',
          ours: quantile(
            ours.flatMap(({ pings }) => pings),
            0.99,
          ),
          reference: { name: 'without any', value: quantile(quiet, 0.99) },
          goal: atMost(8),
        }),
        toRow({ what: 'server memory a spectator', unit: 'KB', ours: grown / count / 1e3, goal: atMost(40) }),
      ];
    } finally {
      await crowd.end();
      await plain.end();
    }
  },
} satisfies Measurement;

interface Look {
  readonly crowd: Crowd;
  readonly cpu: number;
  readonly pings: readonly number[];
}

async function look(usage: () => Usage, url: string, forMs: number, listen: () => Promise<Crowd>): Promise<Look> {
  const pinging = pingFor(url, forMs - 200);
  let crowd: Crowd | null = null;
  const cpu = await cpuPercent(
    () => usage().cpuMs,
    async () => {
      crowd = await listen();
    },
  );
  if (crowd === null) throw new Error('the crowd heard nothing');
  return { crowd, cpu, pings: await pinging };
}
