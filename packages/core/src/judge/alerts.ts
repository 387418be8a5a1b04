import type { Entry, Fact } from '../facts.ts';
import type { Rules } from '../rules.ts';
import type { AlertRule } from '../stack.ts';
import type { RoundTime } from '../units.ts';
import { addSample, emptyWindow, type JourneyWindow, ratioAt } from './sample-window.ts';

/** What alert rules look at: a second of users, or a reading of gauges (`null`: could not be read). */
export type AlertInput =
  | Pick<Extract<Entry, { type: 'sli.sampled' }>, 'type' | 'at' | 'results'>
  | { readonly type: 'gauges'; readonly at: RoundTime; readonly values: Readonly<Record<string, number | null>> };

/** Every alert rule of a round: whether it fires, and since when its condition has said otherwise. */
export interface AlertState {
  readonly journeys: Readonly<Record<string, JourneyWindow>>;
  readonly alerts: Readonly<Record<string, Watch>>;
}

interface Watch {
  readonly firing: boolean;
  /** Since when the condition has contradicted `firing`; `null` while they agree. */
  readonly changingSince: RoundTime | null;
}

const quiet: Watch = { firing: false, changingSince: null };

/** No alert fires, nothing is known. */
export const openAlertState: AlertState = { journeys: {}, alerts: {} };

/**
 * The alerts after one more input, with `alert.fired` and `alert.cleared` for those that changed. A rule fires when its
 * condition has held for `forMs`, and clears when it has not for as long: an alert at the edge does not flap.
 */
export function observeAlerts(
  state: AlertState,
  input: AlertInput,
  alertRules: readonly AlertRule[],
  rules: Rules,
): { state: AlertState; facts: readonly Fact[] } {
  const journeys = input.type === 'sli.sampled' ? heard(state.journeys, input, rules) : state.journeys;
  const watched = alertRules.map((rule) => {
    const before = state.alerts[rule.id] ?? quiet;
    return { rule, before, after: step(before, holds(rule, journeys, input, rules), input.at, rule.when.forMs) };
  });
  return {
    state: { journeys, alerts: Object.fromEntries(watched.map(({ rule, after }) => [rule.id, after])) },
    facts: watched.flatMap(({ rule, before, after }) =>
      before.firing === after.firing ? [] : [after.firing ? fired(rule) : { type: 'alert.cleared', alert: rule.id }],
    ),
  };
}

/** Whether the condition holds; `null` when this input says nothing of it, and then nothing changes. */
function holds({ when }: AlertRule, journeys: AlertState['journeys'], input: AlertInput, rules: Rules): boolean | null {
  if (when.type === 'journey') {
    if (input.type !== 'sli.sampled') return null;
    const ratio = ratioAt(journeys[when.journey] ?? emptyWindow, input.at, rules.windowMs);
    return ratio === null ? null : ratio < when.below;
  }
  const value = input.type === 'gauges' ? (input.values[when.gauge] ?? null) : null;
  if (value === null) return null;
  return when.op === '>' ? value > when.value : value < when.value;
}

function step(watch: Watch, condition: boolean | null, at: RoundTime, forMs: number): Watch {
  if (condition === null) return watch;
  if (condition === watch.firing) return { ...watch, changingSince: null };
  const since = watch.changingSince ?? at;
  return at - since >= forMs
    ? { firing: condition, changingSince: null }
    : { firing: watch.firing, changingSince: since };
}

function heard(journeys: AlertState['journeys'], input: Extract<AlertInput, { type: 'sli.sampled' }>, rules: Rules) {
  const news = Object.entries(input.results).map(([journey, { good }]): [string, JourneyWindow] => [
    journey,
    addSample(journeys[journey] ?? emptyWindow, { at: input.at, good }, rules),
  ]);
  return { ...journeys, ...Object.fromEntries(news) };
}

function fired({ id, title, severity, service }: AlertRule): Fact {
  return { type: 'alert.fired', alert: id, title, severity, ...(service === undefined ? {} : { service }) };
}
