import { causesOf, type Scenario, type Stack } from '@chaos-engine/core';
import type { Rule } from '../check-scenario.ts';

/** S019: a hint says no more than its level costs. */
export const hintPrices: Rule = (scenario, stack) => {
  const objects = causesOf(scenario.sealed.truth).flatMap(({ object }) => object.map(({ key }) => key));
  const dearer = {
    orientation: [...componentNames(scenario, stack), ...objects],
    area: objects,
    component: objects,
    procedure: [],
  };
  return scenario.hints.flatMap(({ level, text }, i) => {
    const said = dearer[level].find((name) => mentions(text, name));
    if (said === undefined) return [];
    const message = `${level} says ${JSON.stringify(said)}, which belongs to the answer; leave it to a dearer hint`;
    return [{ code: 'S019', path: ['hints', i, 'text'], message }];
  });
};

function componentNames({ sealed }: Scenario, { services }: Stack): readonly string[] {
  return sealed.truth.components.flatMap(({ service }) => [service, services[service]?.title ?? service]);
}

/** As a word of its own. Short names, and those that are plain words, are in any sentence. */
function mentions(text: string, name: string): boolean {
  if (name.length < 4 || /^[a-z]+( [a-z]+)?$/.test(name)) return false;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return false;
  const around = [text[at - 1], text[at + name.length]];
  return around.every((character) => character === undefined || !/[\w-]/.test(character));
}
