import { type Fact, findAt, type Playground, parsePointer, type ServiceState } from '@chaos-engine/core';
import { delay } from '../host/round-clock.ts';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';

const everyMs = 1_000;

/** Reads what the charts and the log panel show. Nothing here is judged; a failed reading is only a gap. */
export async function observe(run: RoundRun, signal: AbortSignal): Promise<void> {
  const playground = await playgroundOf(run);
  const stopLogs = await playground.followLogs(run.clock.wall() - 60_000, (line) => run.board.log(line));
  let states: readonly ServiceState[] = run.board.states;
  try {
    for (let beat = 0; !signal.aborted; beat++) {
      const dueAt = run.clock.monotonic() + everyMs;
      await quietly(async () => run.board.metrics(await playground.metrics(), run.clock.monotonic()));
      if (beat % 2 === 0) {
        await quietly(async () => {
          const values = await readGauges(run, playground);
          run.board.gaugesRead(values);
          if (run.roundClock.running)
            await run.log.update((now) => run.alarms(Math.round(run.roundClock.now()), values, now));
        });
        await quietly(async () => {
          const next = await playground.states();
          if (signal.aborted) return;
          const facts = changes(states, next);
          states = next;
          run.board.statesRead(next);
          if (facts.length > 0) await run.log.append(facts);
        });
      }
      await delay(run.clock, Math.max(50, dueAt - run.clock.monotonic()), signal).catch(() => undefined);
    }
  } finally {
    stopLogs();
  }
}

/** What became of each service between two looks. */
export function changes(before: readonly ServiceState[], now: readonly ServiceState[]): readonly Fact[] {
  const earlier = new Map(before.map((state) => [state.service, state]));
  return now.flatMap(({ service, status, startedAt }): readonly Fact[] => {
    const past = earlier.get(service);
    if (!past) return [];
    const change = (kind: Extract<Fact, { type: 'service.changed' }>['change']): readonly Fact[] => [
      { type: 'service.changed', service, change: kind },
    ];
    if (status === past.status) return startedAt !== past.startedAt && status === 'running' ? change('started') : [];
    if (status === 'exited') return change('died');
    if (status === 'missing') return change('removed');
    return status === 'running' ? change('started') : [];
  });
}

async function readGauges(run: RoundRun, playground: Playground): Promise<Record<string, number | null>> {
  const { scrapes, gauges } = run.stack;
  const documents = new Map(
    await Promise.all(
      Object.entries(scrapes).map(
        async ([id, { service, port, path }]) =>
          [id, await playground.scrape(service, port, path, 1_500).catch(() => null)] as const,
      ),
    ),
  );
  return Object.fromEntries(
    gauges.map(({ id, scrape, pointer }) => {
      const [value] = findAt(documents.get(scrape), parsePointer(pointer));
      return [id, typeof value === 'number' && Number.isFinite(value) ? value : null];
    }),
  );
}

async function quietly(read: () => Promise<void>): Promise<void> {
  await read().catch(() => undefined);
}
