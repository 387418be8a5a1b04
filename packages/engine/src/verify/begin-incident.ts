import type { Trial } from './trial.ts';

/** Proves that the playground comes up and its users are well. */
export async function proveSteady({ watch, prove, options }: Trial): Promise<void> {
  await prove('playground ready', async () => {
    const ready = await watch.next('playground.ready', 120_000);
    return `${(ready.tookMs / 1_000).toFixed(1)} s`;
  });
  await prove('steady state', async () => {
    await watch.next('steady.confirmed', options.rules.readyWithinMs + 30_000);
    return `all journeys on target for ${options.rules.readyForMs / 1_000} s`;
  });
}

/** Proves that the fault takes effect and users feel it. */
export async function proveImpact({ watch, prove, options }: Trial): Promise<void> {
  await prove('fault injected', async () => (await watch.next('fault.effective', 180_000)).reading);
  await prove('users feel it', async () => {
    const effective = await watch.next('fault.effective', 1);
    const { maxImpactDelayMs } = options.entry.scenario.sealed;
    const breach = await watch.next('slo.breached', maxImpactDelayMs + 30_000);
    return `${((breach.since - effective.at) / 1_000).toFixed(0)} s after the effect: ${breach.journeys.join(', ')}`;
  });
}
