import type { ComponentRef } from '../component.ts';
import type { Entry } from '../facts.ts';
import type { Scenario } from '../scenario.ts';
import type { RoundTime } from '../units.ts';
import { type ScoreLine, scoreLine } from './score-card.ts';
import { timeCurve } from './time-curve.ts';
import { componentName, list, ratio, seconds } from './words.ts';

export type Localised = Extract<Entry, { type: 'cause.localised' }>;

/** The final localisation answer; `null` when there was none. */
export function localisationOf(entries: readonly Entry[]): Localised | null {
  return entries.findLast((entry) => entry.type === 'cause.localised') ?? null;
}

/**
 * A_loc: for each component at fault the best of the answers, over the longer of both lists, so that naming everything
 * is worth little. 1 exact, 0.5 the right service but another facet, 0.25 a neighbour on the failing path.
 */
export function localisationAccuracy(
  truth: Pick<Scenario['sealed']['truth'], 'components' | 'neighbours'>,
  answer: readonly ComponentRef[],
): number {
  const wanted = distinct(truth.components);
  const given = distinct(answer);
  const longer = Math.max(wanted.length, given.length);
  if (longer === 0) return 0;
  const credit = (right: ComponentRef, named: ComponentRef) => {
    if (componentName(right) === componentName(named)) return 1;
    if (right.service === named.service) return 0.5;
    return truth.neighbours.includes(named.service) ? 0.25 : 0;
  };
  const sum = wanted.reduce((total, right) => total + Math.max(0, ...given.map((named) => credit(right, named))), 0);
  return sum / longer;
}

/** L = A_loc (0.5 + 0.5 S(TTL; par)); nothing once the solution was revealed. */
export function localisationLine(
  answer: Localised | null,
  impactAt: RoundTime,
  revealed: boolean,
  { par, truth }: Scenario['sealed'],
  weight: number,
): ScoreLine {
  const ttl = answer === null ? null : Math.max(0, answer.at - impactAt);
  const accuracy = answer === null || revealed ? 0 : localisationAccuracy(truth, answer.components);
  const speed = timeCurve(ttl, par.localiseMs);
  const value = accuracy * (0.5 + 0.5 * speed);
  return scoreLine({
    id: 'localisation',
    title: 'Localisation',
    weight,
    value,
    formula: revealed
      ? 'solution revealed = 0'
      : `accuracy ${ratio(accuracy)} x (0.5 + 0.5 x S(${seconds(ttl)} / par ${seconds(par.localiseMs)})) = ${ratio(value)}`,
    inputs: [
      { name: 'answer', value: list((answer?.components ?? []).map(componentName)) },
      { name: 'at fault', value: list(truth.components.map(componentName)) },
      { name: 'time to localise', value: seconds(ttl) },
      { name: 'par', value: seconds(par.localiseMs) },
    ],
    evidence: answer === null ? [] : [answer.seq],
  });
}

function distinct(components: readonly ComponentRef[]): readonly ComponentRef[] {
  return [...new Map(components.map((component) => [componentName(component), component])).values()];
}
