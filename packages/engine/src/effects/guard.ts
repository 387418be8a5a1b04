import { type Fact, type Playground, type ScenarioCheck, stateOf } from '@chaos-engine/core';
import { delay } from '../host/round-clock.ts';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';

const everyMs = 5_000;

/** Looks at the scenario's guards on a beat; while one is violated no recovery counts. */
export async function guard(run: RoundRun, signal: AbortSignal): Promise<void> {
  const { guards } = run.scenario.sealed;
  if (guards.length === 0) return;
  const playground = await playgroundOf(run);
  while (!signal.aborted) {
    for (const check of guards) {
      const { holds, detail } = await passes(playground, check);
      if (signal.aborted) return;
      await run.log.update((snapshot): readonly Fact[] => {
        const violated = snapshot.context.guardsViolated.includes(check.id);
        if (stateOf(snapshot) === 'ended' || violated === !holds) return [];
        return holds
          ? [{ type: 'guard.restored', guard: check.id }]
          : [{ type: 'guard.violated', guard: check.id, detail: `${check.title}: ${detail}` }];
      });
    }
    await delay(run.clock, everyMs, signal).catch(() => undefined);
  }
}

/** Runs one check inside the sandbox. A command that cannot be run at all has not passed. */
export async function passes(
  playground: Playground,
  check: Pick<ScenarioCheck, 'service' | 'argv' | 'exit' | 'includes' | 'timeoutMs'>,
): Promise<{ holds: boolean; detail: string }> {
  try {
    const { exitCode, stdout, stderr } = await playground.exec(check.service, check.argv, {
      timeoutMs: check.timeoutMs,
    });
    const holds = exitCode === check.exit && (check.includes === undefined || stdout.includes(check.includes));
    return { holds, detail: holds ? 'as it should be' : `exit ${exitCode}, ${tail(stdout || stderr)}` };
  } catch (error) {
    return { holds: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function tail(text: string): string {
  return text.trim().slice(-300) || 'no output';
}
