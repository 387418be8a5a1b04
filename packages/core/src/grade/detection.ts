import type { Entry } from '../facts.ts';
import type { Scenario } from '../scenario.ts';
import type { JourneyId, Millis, RoundTime } from '../units.ts';
import type { Incident, Opened } from './incident.ts';
import { type Mark, type ScoreLine, scoreLine } from './score-card.ts';
import { timeCurve } from './time-curve.ts';
import { list, ratio, seconds } from './words.ts';

export interface Detection {
  /** T_det; a right declaration between injection and impact counts as T_imp. */
  readonly detected: Mark | null;
  /** Declarations of a wrong impact, or without an incident. */
  readonly falseAlarms: readonly Mark[];
}

type Declared = Extract<Entry, { type: 'incident.declared' }>;

/** Reads the declarations: the first that names the impact well enough detects, each that does not is false. */
export function detectionOf(
  entries: readonly Entry[],
  incident: Pick<Incident, 'beganAt' | 'impact'>,
  impact: readonly JourneyId[],
  { rules }: Pick<Opened, 'rules'>,
): Detection {
  const declared = heardDeclarations(entries, rules.declareCooldownMs);
  const isRight = ({ at, impact: named }: Declared) =>
    incident.beganAt !== null && at >= incident.beganAt && jaccard(named, impact) >= 0.5;
  const first = declared.find(isRight);
  return {
    detected:
      first === undefined || incident.impact === null
        ? null
        : { at: Math.max(first.at, incident.impact.at), seq: first.seq },
    falseAlarms: declared.filter((entry) => !isRight(entry)).map(({ at, seq }) => ({ at, seq })),
  };
}

/** Overlap of two sets: what both name, out of all that either names. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const either = new Set([...a, ...b]);
  const both = new Set(a.filter((item) => b.includes(item)));
  return either.size === 0 ? 0 : both.size / either.size;
}

/** D = S(TTD; par) / (1 + false declarations). */
export function detectionLine(
  { detected, falseAlarms }: Detection,
  impactAt: RoundTime,
  { par, truth }: Scenario['sealed'],
  weight: number,
): ScoreLine {
  const ttd = detected === null ? null : detected.at - impactAt;
  const speed = timeCurve(ttd, par.detectMs);
  const value = speed / (1 + falseAlarms.length);
  return scoreLine({
    id: 'detection',
    title: 'Detection',
    weight,
    value,
    formula: `S(${seconds(ttd)} / par ${seconds(par.detectMs)}) / (1 + ${falseAlarms.length} false) = ${ratio(speed)} / ${1 + falseAlarms.length} = ${ratio(value)}`,
    inputs: [
      { name: 'time to detect', value: seconds(ttd) },
      { name: 'par', value: seconds(par.detectMs) },
      { name: 'false declarations', value: String(falseAlarms.length) },
      { name: 'impact', value: list(truth.impact) },
    ],
    evidence: [...(detected ? [detected.seq] : []), ...falseAlarms.map(({ seq }) => seq)],
  });
}

/** One declaration a cooldown: declaring every second must not buy every guess. */
function heardDeclarations(entries: readonly Entry[], cooldownMs: Millis): readonly Declared[] {
  const heard: Declared[] = [];
  for (const entry of entries) {
    if (entry.type !== 'incident.declared') continue;
    const last = heard.at(-1);
    if (last === undefined || entry.at - last.at >= cooldownMs) heard.push(entry);
  }
  return heard;
}
