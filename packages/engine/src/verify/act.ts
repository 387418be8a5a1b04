import type { ScenarioPlay } from '@chaos-engine/core';
import { passes } from '../effects/guard.ts';
import { playgroundOf } from '../host/round-run.ts';
import type { Trial } from './trial.ts';

/** Declares the incident as somebody would who sees what users feel. */
export async function declare({ options, command }: Trial): Promise<void> {
  const { impact } = options.entry.scenario.sealed.truth;
  await command({ type: 'incident.declare', severity: 2, impact: [...impact], note: '' });
}

/** Gives the right answers to where and why. */
export async function answer({ options, command }: Trial): Promise<void> {
  const { truth } = options.entry.scenario.sealed;
  if (truth.components.length > 0) await command({ type: 'cause.localise', components: [...truth.components] });
  const [mechanism] = truth.mechanism;
  const [object] = truth.object;
  const [trigger] = truth.trigger;
  if (mechanism && object && trigger) await command({ type: 'cause.diagnose', mechanism, object, trigger, text: '' });
}

/** Runs a play as a player would: command by command; throws at the first that does not end as expected. */
export async function applyPlay({ host }: Trial, play: Pick<ScenarioPlay, 'steps'>): Promise<void> {
  const playground = await playgroundOf(host.run);
  for (const step of play.steps) {
    const { holds, detail } = await passes(playground, step);
    if (!holds) throw new Error(`${step.service}: ${step.argv.join(' ').slice(0, 120)}: ${detail}`);
  }
}
