import type { Scenario, Stack } from '@chaos-engine/core';
import type { Problem } from './problem.ts';
import { answers } from './rules/answers.ts';
import { blastRadius } from './rules/blast-radius.ts';
import { faultOrder } from './rules/fault-order.ts';
import { faultParameters } from './rules/fault-parameters.ts';
import { hints } from './rules/hints.ts';
import { names } from './rules/names.ts';
import { par } from './rules/par.ts';
import { quietRound } from './rules/quiet-round.ts';
import { spoilers } from './rules/spoilers.ts';
import { tellTales } from './rules/tell-tales.ts';
import { uniqueIds } from './rules/unique-ids.ts';

/** A static check: pure, and silent when all is well. Paths are an author's. */
export type Rule = (scenario: Scenario, stack: Stack) => readonly Problem[];

const rules: readonly Rule[] = [
  names,
  faultParameters,
  faultOrder,
  blastRadius,
  hints,
  spoilers,
  tellTales,
  answers,
  par,
  quietRound,
  uniqueIds,
];

/** Everything that is wrong with a scenario as far as it can be seen without playing it. */
export function checkScenario(scenario: Scenario, stack: Stack): readonly Problem[] {
  return rules.flatMap((rule) => rule(scenario, stack));
}
