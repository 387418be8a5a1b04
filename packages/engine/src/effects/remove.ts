import type { RoundRun } from '../host/round-run.ts';

/** Removes every trace of the playground; tries until nothing is left. */
export async function remove(run: RoundRun, signal: AbortSignal): Promise<void> {
  await run.live.traffic?.stop().catch(() => undefined);
  run.live.traffic = null;
  await run.provider.destroy(run.code);
  run.live.playground = null;
  if (!signal.aborted) await run.log.append([{ type: 'playground.removed' }]);
}
