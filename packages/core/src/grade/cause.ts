import type { Entry } from '../facts.ts';
import type { Scenario } from '../scenario.ts';
import type { RoundTime } from '../units.ts';
import { type ScoreLine, scoreLine } from './score-card.ts';
import { timeCurve } from './time-curve.ts';
import { list, ratio, seconds } from './words.ts';

export type Diagnosed = Extract<Entry, { type: 'cause.diagnosed' }>;

/** All root-cause answers; the last one counts, and how many there were lowers it. */
export function diagnosesOf(entries: readonly Entry[]): readonly Diagnosed[] {
  return entries.filter((entry) => entry.type === 'cause.diagnosed');
}

/** q: what the n-th submission is worth. */
export function submissionFactor(submissions: number): number {
  return [0, 1, 0.7, 0.4][submissions] ?? 0;
}

/** A_rc = 0.4 mechanism + 0.4 object + 0.2 trigger, each against the author's accepted alternatives. */
export function causeAccuracy(
  truth: Pick<Scenario['sealed']['truth'], 'mechanism' | 'object' | 'trigger'>,
  { mechanism, object, trigger }: Pick<Diagnosed, 'mechanism' | 'object' | 'trigger'>,
): number {
  const objectRight = truth.object.some(
    ({ service, key }) => service === object.service && spelled(key) === spelled(object.key),
  );
  const tenths =
    (truth.mechanism.includes(mechanism) ? 4 : 0) + (objectRight ? 4 : 0) + (truth.trigger.includes(trigger) ? 2 : 0);
  return tenths / 10;
}

/** C = A_rc q (0.5 + 0.5 S(TTC; par)); nothing once the solution was revealed. */
export function causeLine(
  answers: readonly Diagnosed[],
  impactAt: RoundTime,
  revealed: boolean,
  { par, truth }: Scenario['sealed'],
  weight: number,
): ScoreLine {
  const last = answers.at(-1);
  const ttc = last === undefined ? null : Math.max(0, last.at - impactAt);
  const accuracy = last === undefined || revealed ? 0 : causeAccuracy(truth, last);
  const q = submissionFactor(answers.length);
  const value = accuracy * q * (0.5 + 0.5 * timeCurve(ttc, par.diagnoseMs));
  return scoreLine({
    id: 'cause',
    title: 'Cause',
    weight,
    value,
    formula: revealed
      ? 'solution revealed = 0'
      : `accuracy ${ratio(accuracy)} x ${ratio(q)} for submission ${answers.length} x (0.5 + 0.5 x S(${seconds(ttc)} / par ${seconds(par.diagnoseMs)})) = ${ratio(value)}`,
    inputs: [
      { name: 'mechanism', value: verdict(last?.mechanism, truth.mechanism) },
      {
        name: 'object',
        value: verdict(last && objectName(last.object), truth.object.map(objectName)),
      },
      { name: 'trigger', value: verdict(last?.trigger, truth.trigger) },
      { name: 'time to cause', value: seconds(ttc) },
      { name: 'par', value: seconds(par.diagnoseMs) },
      { name: 'submissions', value: String(answers.length) },
    ],
    evidence: answers.map(({ seq }) => seq),
  });
}

function objectName({ service, key }: { readonly service: string; readonly key: string }): string {
  return `${service} ${spelled(key)}`;
}

/** People type keys by hand: case and outer blanks do not make another object. */
function spelled(key: string): string {
  return key.trim().toLowerCase();
}

function verdict(answer: string | undefined, accepted: readonly string[]): string {
  if (answer === undefined) return 'no answer';
  return accepted.includes(answer) ? `${answer}, right` : `${answer}, not ${list(accepted)}`;
}
