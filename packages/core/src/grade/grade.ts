import { ChaosError } from '../errors.ts';
import type { Entry, Timeline } from '../facts.ts';
import type { Scenario } from '../scenario.ts';
import { causeLine, diagnosesOf } from './cause.ts';
import { clockEvents, momentTable } from './clock-events.ts';
import { qualityOf } from './collateral.ts';
import { detectionLine, detectionOf } from './detection.ts';
import { downtimeMinutes } from './downtime.ts';
import { hintFactors, hintsTaken } from './hints.ts';
import { incidentOf, type Opened } from './incident.ts';
import { brokenInvariants, conductFactors } from './invariants.ts';
import { localisationLine, localisationOf } from './localisation.ts';
import { measuresOf } from './measures.ts';
import { mitigationLine, mitigationOf } from './mitigation.ts';
import { quietLines } from './quiet.ts';
import type { ScoreCard, ScoreFactor, ScoreLine } from './score-card.ts';
import { isQuiet, outcomeOf, voidOf, watchSince } from './verdict.ts';

/** The version of the formula this code computes; a finished round is graded by the version it was played with. */
export const graderVersion = '1';

/** What each term is worth of the whole. */
export const termWeights = { detection: 0.15, localisation: 0.15, cause: 0.2, mitigation: 0.5 } as const;

/**
 * What a round was worth, from its log and the sealed part of its scenario alone. Judged anew from samples, guards,
 * probes and answers, in order of (at, seq); what the round itself concluded while it ran is not believed.
 * Throws BAD_REQUEST for an unknown version or a log without `round.opened`.
 */
export function grade(timeline: Timeline, truth: Scenario['sealed'], version: string = graderVersion): ScoreCard {
  if (version !== graderVersion)
    throw new ChaosError('BAD_REQUEST', `unknown grader version ${JSON.stringify(version)}; known: ${graderVersion}`);
  const entries = [...timeline].sort((a, b) => a.at - b.at || a.seq - b.seq);
  const opened = entries.find((entry) => entry.type === 'round.opened');
  if (opened === undefined)
    throw new ChaosError('BAD_REQUEST', 'the log has no round.opened; give the whole log of the round');
  return isQuiet(opened) ? score(entries, opened, truth, quietTerms) : score(entries, opened, truth, faultTerms);
}

interface Terms {
  readonly lines: readonly ScoreLine[];
  readonly downtimeMin: number;
}
type Facts = ReturnType<typeof factsOf>;

function score(
  entries: readonly Entry[],
  opened: Opened,
  truth: Scenario['sealed'],
  termsOf: (entries: readonly Entry[], opened: Opened, truth: Scenario['sealed'], facts: Facts) => Terms,
): ScoreCard {
  const facts = factsOf(entries, opened, truth);
  const { incident, detection, hints, broken, revealed } = facts;
  const voidBecause = voidOf(entries, opened, incident);
  const { lines, downtimeMin } = termsOf(entries, opened, truth, facts);
  const factors = [...hintFactors(hints), ...conductFactors(broken)];
  const events = clockEvents(entries, truth.alerts, facts);
  return {
    graderVersion,
    outcome: voidBecause === null ? outcomeOf(opened, incident, facts.mitigation) : 'void',
    total: voidBecause === null ? totalOf(lines, factors) : null,
    voidBecause,
    rateable: voidBecause === null && !revealed,
    lines: voidBecause === null ? lines : [],
    factors: voidBecause === null ? factors : [],
    moments: momentTable(events),
    measures: measuresOf(events, {
      downtimeMin,
      target: opened.rules.target,
      falseDeclarations: detection.falseAlarms.length,
      hints: hints.length,
    }),
  };
}

function factsOf(entries: readonly Entry[], opened: Opened, truth: Scenario['sealed']) {
  const incident = incidentOf(entries, opened, truth);
  const diagnoses = diagnosesOf(entries);
  return {
    incident,
    detection: detectionOf(entries, incident, truth.truth.impact, opened),
    localised: localisationOf(entries),
    diagnoses,
    diagnosed: diagnoses.at(-1) ?? null,
    mitigation: mitigationOf(incident),
    hints: hintsTaken(entries),
    broken: brokenInvariants(entries, incident.end.at),
    revealed: entries.some(({ type }) => type === 'solution.revealed'),
  };
}

function faultTerms(entries: readonly Entry[], opened: Opened, truth: Scenario['sealed'], facts: Facts): Terms {
  const { incident, broken, revealed, mitigation } = facts;
  const impactAt = incident.impact?.at ?? 0;
  const span = { from: impactAt, to: incident.durable?.since.at ?? incident.end.at };
  const felt = incident.impact === null ? [] : opened.judged;
  const downtimeMin = downtimeMinutes(entries, opened, felt, span);
  const others = felt.filter((journey) => !truth.truth.impact.includes(journey));
  const quality = qualityOf(entries, downtimeMinutes(entries, opened, others, span), truth);
  return {
    downtimeMin,
    lines: [
      detectionLine(facts.detection, impactAt, truth, termWeights.detection),
      localisationLine(facts.localised, impactAt, revealed, truth, termWeights.localisation),
      causeLine(facts.diagnoses, impactAt, revealed, truth, termWeights.cause),
      mitigationLine(mitigation, { impactAt, downtimeMin, quality, broken }, truth, termWeights.mitigation),
    ],
  };
}

/** All journeys are outside the impact set here: any downtime during the watch is the player's own. */
function quietTerms(entries: readonly Entry[], opened: Opened, truth: Scenario['sealed'], facts: Facts): Terms {
  const from = watchSince(entries) ?? facts.incident.end.at;
  const downtimeMin = downtimeMinutes(entries, opened, opened.judged, { from, to: facts.incident.end.at });
  const quality = qualityOf(entries, downtimeMin, truth);
  return { downtimeMin, lines: quietLines(facts.detection.falseAlarms, quality, facts.broken) };
}

function totalOf(lines: readonly ScoreLine[], factors: readonly ScoreFactor[]): number {
  const sum = lines.reduce((total, { points }) => total + points, 0);
  return halfToEven(factors.reduce((product, { factor }) => product * factor, 1) * sum);
}

/** Rounds as the published table of examples does: 662.5 is 662. */
function halfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
