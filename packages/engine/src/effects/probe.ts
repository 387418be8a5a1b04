import { delay } from '../host/round-clock.ts';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';
import { passes } from './guard.ts';

/** Provokes the trigger again; a fix is durable when its users feel nothing until their window has passed. */
export async function probe(run: RoundRun, signal: AbortSignal): Promise<void> {
  const playground = await playgroundOf(run);
  for (const step of run.scenario.sealed.durability) {
    const { holds, detail } = await passes(playground, step);
    if (signal.aborted) return;
    if (!holds) {
      await run.log.append([{ type: 'durability.probed', passed: false, note: `${step.title}: ${detail}` }]);
      return;
    }
  }
  // A relapse in this time takes the round out of `probing`, and this effect with it.
  await delay(run.clock, run.log.snapshot.context.rules.windowMs, signal).catch(() => undefined);
  if (signal.aborted) return;
  const note = run.scenario.sealed.durability.map(({ title }) => title).join('; ') || 'users stayed well';
  await run.log.append([{ type: 'durability.probed', passed: true, note }]);
}
