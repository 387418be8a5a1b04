import { atMost, type Row, ratioAtMost, toRow } from '../measure/row.ts';
import { pause } from '../measure/wait.ts';
import { startChild } from '../rig/child.ts';
import type { Context, Measurement } from '../rig/context.ts';
import { startTrafficAgent } from '../rig/traffic-agent.ts';

/** A change of the rate holds from the next second on, and a second is reported when it is over. */
const settleMs = 1_200;

interface Fetched {
  readonly sent: number;
  readonly lateP99Ms: number;
  readonly cpuMs: number;
}

/** How punctual the users are, and what a visit costs: our agent as its own process beside timers and fetch. */
export default {
  id: 'probes',
  title: 'Users and probes',
  needs: [],
  async run(context) {
    const shop = await startChild<object, number>('shop.ts');
    try {
      const port = await shop.ask({});
      return [...(await compare(context, port, 100)), ...(await compare(context, port, 1_000))];
    } finally {
      await shop.end();
    }
  },
} satisfies Measurement;

async function compare({ quick, root, progress }: Context, port: number, perSecond: number): Promise<readonly Row[]> {
  const forMs = quick ? 2_000 : 5_000;
  const fetching = await startChild<object, Fetched>('fetching-users.ts');
  // Hardly anybody comes in the first seconds, which belong to the compiler.
  const agent = await startTrafficAgent(root, port, perSecond / 100);
  try {
    await pause(1_000);
    const theirs: Fetched[] = [];
    let oursMs = 0;
    let visits = 0;
    for (let turn = 0; turn < 2; turn += 1) {
      progress(`${perSecond} journeys a second, turn ${turn + 1}`);
      await agent.scale(100);
      await pause(settleMs);
      const before = { cpuMs: agent.usage().cpuMs, sent: agent.sent() };
      await pause(forMs);
      oursMs += agent.usage().cpuMs - before.cpuMs;
      visits += agent.sent() - before.sent;
      await agent.scale(0);
      await pause(settleMs);
      theirs.push(await fetching.ask({ url: `http://127.0.0.1:${port}/`, perSecond, forMs }));
    }
    const { startLateP99Ms } = await agent.status();
    const theirCost =
      theirs.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / theirs.reduce((sum, { sent }) => sum + sent, 0);
    return [
      toRow({
        what: `schedule error p99, ${perSecond} journeys/s`,
        unit: 'ms',
        ours: startLateP99Ms ?? Number.NaN,
        reference: { name: 'timers and fetch', value: Math.max(...theirs.map(({ lateP99Ms }) => lateP99Ms)) },
        goal: atMost(2),
      }),
      toRow({
        what: `processor time a journey, ${perSecond} journeys/s`,
        unit: 'ms',
        ours: oursMs / visits,
        reference: { name: 'timers and fetch', value: theirCost },
        ...(perSecond >= 1_000 ? { goal: ratioAtMost(0.35) } : {}),
      }),
    ];
  } finally {
    await agent.end();
    await fetching.end();
  }
}
