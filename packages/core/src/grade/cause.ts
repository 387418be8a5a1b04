import type { Entry } from '../facts.ts';
import { type CauseTruth, causesOf, type Scenario } from '../scenario.ts';
import type { Millis, RoundTime } from '../units.ts';
import { type ScoreLine, scoreLine } from './score-card.ts';
import { timeCurve } from './time-curve.ts';
import { list, ratio, seconds } from './words.ts';

export type Diagnosed = Extract<Entry, { type: 'cause.diagnosed' }>;

/** All root-cause answers; the last to a cause counts, and how many there were lowers it. */
export function diagnosesOf(entries: readonly Entry[]): readonly Diagnosed[] {
  return entries.filter((entry) => entry.type === 'cause.diagnosed');
}

/** q: what the n-th submission is worth. */
export function submissionFactor(submissions: number): number {
  return [0, 1, 0.7, 0.4][submissions] ?? 0;
}

/** A_rc = 0.4 mechanism + 0.4 object + 0.2 trigger, each against the author's accepted alternatives. */
export function causeAccuracy(
  truth: CauseTruth,
  { mechanism, object, trigger }: Pick<Diagnosed, 'mechanism' | 'object' | 'trigger'>,
): number {
  const objectRight = truth.object.some(
    ({ service, key }) => service === object.service && spelled(key) === spelled(object.key),
  );
  const tenths =
    (truth.mechanism.includes(mechanism) ? 4 : 0) + (objectRight ? 4 : 0) + (truth.trigger.includes(trigger) ? 2 : 0);
  return tenths / 10;
}

/** The answers to each cause. An answer is taken for the cause it fits best, the first of several it fits alike. */
export function answersByCause(
  causes: readonly CauseTruth[],
  answers: readonly Diagnosed[],
): readonly (readonly Diagnosed[])[] {
  const chosen = answers.map((answer) => {
    const fits = causes.map((cause) => causeAccuracy(cause, answer));
    return fits.indexOf(Math.max(...fits));
  });
  return causes.map((_, cause) => answers.filter((_, answer) => chosen[answer] === cause));
}

/** C = A_rc q (0.5 + 0.5 S(TTC; par)), its mean over causes; nothing once the solution was revealed. */
export function causeLine(
  answers: readonly Diagnosed[],
  impactAt: RoundTime,
  revealed: boolean,
  { par, truth }: Scenario['sealed'],
  weight: number,
): ScoreLine {
  const causes = causesOf(truth);
  const each = answersByCause(causes, answers).map((own, i) =>
    oneCause(causes[i] ?? truth, own, {
      impactAt,
      revealed,
      parMs: par.diagnoseMs,
      nth: causes.length > 1 ? i + 1 : null,
    }),
  );
  const value = each.reduce((sum, one) => sum + one.value, 0) / each.length;
  const formulas = each.map(({ formula }) => formula);
  return scoreLine({
    id: 'cause',
    title: 'Cause',
    weight,
    value,
    formula: revealed
      ? 'solution revealed = 0'
      : formulas.length === 1
        ? formulas.join('')
        : `mean of ${formulas.map((formula) => `(${formula})`).join(', ')} = ${ratio(value)}`,
    inputs: each.flatMap(({ inputs }) => inputs),
    evidence: answers.map(({ seq }) => seq),
  });
}

function oneCause(
  cause: CauseTruth,
  answers: readonly Diagnosed[],
  given: {
    readonly impactAt: RoundTime;
    readonly revealed: boolean;
    readonly parMs: Millis;
    /** Which of several causes this is. */
    readonly nth: number | null;
  },
): { readonly value: number; readonly formula: string; readonly inputs: ScoreLine['inputs'] } {
  const last = answers.at(-1);
  const ttc = last === undefined ? null : Math.max(0, last.at - given.impactAt);
  const accuracy = last === undefined || given.revealed ? 0 : causeAccuracy(cause, last);
  const q = submissionFactor(answers.length);
  const value = accuracy * q * (0.5 + 0.5 * timeCurve(ttc, given.parMs));
  const named = (name: string) => (given.nth === null ? name : `${name} of cause ${given.nth}`);
  return {
    value,
    formula: `accuracy ${ratio(accuracy)} x ${ratio(q)} for submission ${answers.length} x (0.5 + 0.5 x S(${seconds(ttc)} / par ${seconds(given.parMs)})) = ${ratio(value)}`,
    inputs: [
      { name: named('mechanism'), value: verdict(last?.mechanism, cause.mechanism) },
      { name: named('object'), value: verdict(last && objectName(last.object), cause.object.map(objectName)) },
      { name: named('trigger'), value: verdict(last?.trigger, cause.trigger) },
      { name: named('time to cause'), value: seconds(ttc) },
      { name: named('par'), value: seconds(given.parMs) },
      { name: named('submissions'), value: String(answers.length) },
    ],
  };
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
