import { hintLevels } from '@chaos-engine/core';
import type { LibraryScenario } from '@chaos-engine/engine';
import type { ScenarioCard, ScenarioPage } from '@chaos-engine/protocol';
import { outdatedWords } from './image-needs.ts';
import { roundRows } from './round-rows.ts';
import type { Services } from './services.ts';
import { whyNotPlayable } from './why-not-playable.ts';

/** What a list shows of a scenario. Named field by field, so that nothing sealed can slip through. */
export async function scenarioCard(entry: LibraryScenario, services: Services): Promise<ScenarioCard> {
  const { scenario, stack } = entry;
  const rows = (await roundRows(services)).filter((row) => row.scenario === scenario.id && row.score !== null);
  const notPlayableBecause = whyNotPlayable(entry, services.doctor)?.words ?? null;
  return {
    id: scenario.id,
    version: scenario.version,
    title: scenario.title,
    summary: scenario.summary,
    difficulty: scenario.difficulty as ScenarioCard['difficulty'],
    minutes: scenario.minutes,
    tags: scenario.tags,
    stack: stack.id,
    playable: notPlayableBecause === null,
    notPlayableBecause,
    warning: outdatedWords(stack.id, services.doctor.imageNeeds(stack.id)),
    best: rows.length > 0 ? Math.max(...rows.map(({ score }) => score ?? 0)) : null,
    plays: rows.length,
  };
}

/** What a scenario's own page shows. */
export async function scenarioPage(entry: LibraryScenario, services: Services): Promise<ScenarioPage> {
  const { scenario, stack, digest } = entry;
  const rows = (await roundRows(services)).filter((row) => row.scenario === scenario.id && row.score !== null);
  return {
    ...(await scenarioCard(entry, services)),
    briefing: scenario.briefing,
    digest,
    permissions: scenario.permissions,
    limitMinutes: scenario.limitMinutes,
    hintCosts: scenario.hints.map(({ level }) => hintLevels[level]),
    stackTitle: stack.title,
    stackSummary: stack.summary,
    services: Object.entries(stack.services).map(([name, { role, title, about, shell }]) => ({
      name,
      role,
      title,
      about,
      shell,
    })),
    journeys: stack.journeys.filter(({ judged }) => judged).map(({ id, title, promise }) => ({ id, title, promise })),
    scores: rows.sort((a, b) => (b.score ?? 0) - (a.score ?? 0)).slice(0, 20),
  };
}
