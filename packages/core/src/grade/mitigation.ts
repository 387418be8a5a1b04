import type { Scenario } from '../scenario.ts';
import type { RoundTime } from '../units.ts';
import type { Quality } from './collateral.ts';
import type { HeldRecovery, Incident } from './incident.ts';
import type { BrokenInvariant } from './invariants.ts';
import { type ScoreLine, scoreLine } from './score-card.ts';
import { timeCurve } from './time-curve.ts';
import { minutes, ratio, seconds } from './words.ts';

/** How far the incident was ended. */
export interface Mitigation {
  /** Hq: 1 durable, 0.5 held but did not last (or was not proven), 0 never held. */
  readonly held: number;
  /** The recovery T_mit is taken from. */
  readonly recovery: HeldRecovery | null;
}

/** The durable recovery, else the first that was held and only later undone. One that a guard undid is none. */
export function mitigationOf({ durable, held }: Pick<Incident, 'durable' | 'held'>): Mitigation {
  if (durable !== null) return { held: 1, recovery: durable };
  const symptom = held.find(({ revokedBy }) => revokedBy?.cause !== 'guard') ?? null;
  return { held: symptom === null ? 0 : 0.5, recovery: symptom };
}

/** M = Hq (0.35 S(TTM; par) + 0.35 S(U; par) + 0.30 Q); nothing when data was lost. */
export function mitigationLine(
  { held, recovery }: Mitigation,
  given: {
    readonly impactAt: RoundTime;
    readonly downtimeMin: number;
    readonly quality: Quality;
    readonly broken: readonly BrokenInvariant[];
  },
  { par }: Pick<Scenario['sealed'], 'par'>,
  weight: number,
): ScoreLine {
  const { downtimeMin, quality, broken } = given;
  const ttm = recovery === null ? null : recovery.since.at - given.impactAt;
  const lost = broken.length > 0;
  const whole =
    0.35 * timeCurve(ttm, par.mitigateMs) + 0.35 * timeCurve(downtimeMin, par.downtimeMin) + 0.3 * quality.value;
  const value = lost ? 0 : held * whole;
  const curves = `0.35 x S(${seconds(ttm)} / par ${seconds(par.mitigateMs)}) + 0.35 x S(${minutes(downtimeMin)} / par ${minutes(par.downtimeMin)})`;
  return scoreLine({
    id: 'mitigation',
    title: 'Mitigation',
    weight,
    value,
    formula: lost
      ? 'data not whole at the end = 0'
      : `${ratio(held)} x (${curves} + 0.3 x ${ratio(quality.value)}) = ${ratio(value)}`,
    inputs: [
      { name: 'mitigation', value: heldWords(held, recovery) },
      { name: 'time to mitigate', value: seconds(ttm) },
      { name: 'par', value: seconds(par.mitigateMs) },
      { name: 'downtime', value: minutes(downtimeMin) },
      { name: 'downtime par', value: minutes(par.downtimeMin) },
      { name: 'care', value: quality.words },
    ],
    evidence: [
      ...(recovery ? [recovery.since.seq, recovery.sustained.seq] : []),
      ...(recovery?.revokedBy ? [recovery.revokedBy.seq] : []),
      ...quality.evidence,
      ...broken.map(({ seq }) => seq),
    ],
  });
}

function heldWords(held: number, recovery: HeldRecovery | null): string {
  if (held === 1) return 'durable';
  if (recovery === null) return 'never held';
  switch (recovery.revokedBy?.cause) {
    case 'probe':
      return 'held, but failed the durability probe';
    case 'relapse':
      return 'held, but relapsed';
    default:
      return 'held, but not proven durable';
  }
}
