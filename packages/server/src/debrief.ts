import { causesOf, type Entry, type Scenario } from '@chaos-engine/core';
import { drawn, findScenario, timelineFor } from '@chaos-engine/engine';
import { findFault } from '@chaos-engine/faults';
import type { Debrief } from '@chaos-engine/protocol';
import type { EndedRound } from './ended-round.ts';
import { gradeEnded } from './regrade.ts';
import { rowOf } from './round-rows.ts';
import type { Services } from './services.ts';

/** Everything about a round that is over: the score line by line, the truth, the author's words, what to replay. */
export async function debriefOf({ record, entries }: EndedRound, services: Services): Promise<Debrief> {
  const { scenario, stack } = drawn(findScenario(services.library(), record.scenario), record.seed);
  const { sealed } = scenario;
  const card = gradeEnded(entries, sealed);
  const names = new Map(
    entries.flatMap((entry) => (entry.type === 'player.joined' ? [[entry.player, entry.name]] : [])),
  );
  return {
    row: rowOf(record, scenario.title),
    scenario: scenario.id,
    outcome: card.outcome,
    voidBecause: card.voidBecause?.detail ?? null,
    voidReason: card.voidBecause?.reason ?? null,
    score: card.total,
    graderVersion: card.graderVersion,
    lines: card.lines.map(({ id, title, points, of, formula, inputs, evidence }) => ({
      id,
      title,
      points,
      of,
      formula,
      inputs,
      evidence,
    })),
    factors: card.factors.map(({ title, factor, evidence }) => ({ title, factor, evidence })),
    moments: card.moments,
    journeys: [...stack.journeys, ...scenario.extraTraffic]
      .filter(({ judged }) => judged)
      .map(({ id, title }) => ({ id, title })),
    truth: {
      impact: sealed.truth.impact,
      components: sealed.truth.components,
      causes: causesOf(sealed.truth).map(({ mechanism, object, trigger }) => ({ mechanism, object, trigger })),
      faults: sealed.faults.map((step) => faultStory(step, entries)),
    },
    solution: {
      title: sealed.solution.title,
      steps: sealed.solution.steps.map(({ service, argv }) => `${service}$ ${commandWords(argv)}`),
    },
    alternatives: sealed.alternatives.map(({ title, credit }) => ({ title, credit })),
    wrongMoves: sealed.wrongMoves.map(({ title, harm }) => ({ title, harm })),
    text: sealed.debrief,
    inspiredBy: scenario.inspiredBy,
    timeline: timelineFor(entries, 'everything', names as ReadonlyMap<string, string>),
    terminals: await recordedTerminals(record.code, services),
    endedAt: entries.find(({ type }) => type === 'round.ended')?.at ?? 0,
    digest: record.digest,
    logHead: await services.store.verifyChain(record.code),
  };
}

function faultStory(
  step: Scenario['sealed']['faults'][number],
  entries: readonly Entry[],
): Debrief['truth']['faults'][number] {
  const applied = entries.find((entry) => entry.type === 'fault.applied' && entry.fault === step.id);
  const reverted = entries.find((entry) => entry.type === 'fault.reverted' && entry.fault === step.id);
  return {
    title: findFault(step.kind).describe(step.with),
    target: step.target,
    at: applied?.at ?? null,
    reverted: reverted?.type === 'fault.reverted' ? undone(reverted) : applied ? 'being undone' : 'nothing to undo',
  };
}

const undone = ({ exact, detail }: { exact: boolean; detail: string }) => (exact ? 'undone exactly' : detail);

/** A shell line is shown as the line, not as the shell that ran it. */
function commandWords(argv: readonly string[]): string {
  const [shell, flag, line] = argv;
  return /^(ba)?sh$/.test(shell ?? '') && /^-l?c$/.test(flag ?? '') && line ? line : argv.join(' ');
}

async function recordedTerminals(code: string, { store }: Services): Promise<Debrief['terminals']> {
  const text = await store.readTrack(code, 'terminals');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Debrief['terminals'][number]);
}
