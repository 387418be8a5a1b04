import { causesOf, type Scenario, type Stack } from '@chaos-engine/core';
import type { Rule } from '../check-scenario.ts';

/** S010: what players read before the round does not name the cause. */
export const spoilers: Rule = (scenario, stack) => {
  const { title, summary, tags, briefing } = scenario;
  const everyday = everydayWords(stack);
  const words = new Set(causeWords(scenario).filter((word) => !everyday.has(word)));
  const look = (text: string, path: readonly (string | number)[], what: string) => {
    const found = wordsOf(text).filter((word) => words.has(word));
    return found.map((word) => ({
      code: 'S010' as const,
      path,
      message: `${what} says ${JSON.stringify(word)}, which belongs to the cause; describe the symptom as a user sees it`,
    }));
  };
  return [
    ...look(title, ['title'], 'the title'),
    ...look(summary, ['summary'], 'the summary'),
    ...tags.flatMap((tag, i) => look(tag, ['tags', i], 'a tag')),
    ...look(briefing, ['briefing'], 'the briefing'),
  ];
};

/** Words anybody needs to tell a symptom, though they also stand in a cause. */
const common = new Set(
  'access and are build change code config container data default error event false file for from home host job limit log name none not off old on order out path plan process query ram release resource service set srv time to true usr value var with world'.split(
    ' ',
  ),
);

/** What everybody in the shop calls its parts. */
function everydayWords({ services, journeys }: Stack): ReadonlySet<string> {
  const names = Object.entries(services).flatMap(([id, { title }]) => [id, title]);
  return new Set([...names, ...journeys.flatMap(({ id, title }) => [id, title])].flatMap(wordsOf));
}

function causeWords({ sealed: { truth, faults } }: Scenario): readonly string[] {
  const sources = [
    ...causesOf(truth).flatMap(({ mechanism, object }) => [...mechanism, ...object.map(({ key }) => key)]),
    ...faults.flatMap(({ kind, with: params }) => [kind, ...strings(params)]),
  ];
  return sources
    .flatMap(wordsOf)
    .flatMap((word) => [word, ...word.split('_')])
    .filter((word) => word.length > 2 && !common.has(word));
}

/** Names inside parameters; those of the parameters themselves are the library's. Who changed it, and how, is no cause. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !untold.has(key))
    .flatMap(([key, inner]) => [...(key === 'settings' ? Object.keys(inner as object) : []), ...strings(inner)]);
}

const untold = new Set([
  'by',
  'message',
  'what',
  'type',
  'service',
  'host',
  'database',
  'file',
  'isolation',
  'fingerprint',
]);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]+(?:_[a-z]+)*/g) ?? [];
