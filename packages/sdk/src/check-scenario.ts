import type { Scenario, Stack } from '@chaos-engine/core';
import type { Problem } from './problem.ts';
import { answers } from './rules/answers.ts';
import { blastRadius } from './rules/blast-radius.ts';
import { faultOrder } from './rules/fault-order.ts';
import { faultParameters } from './rules/fault-parameters.ts';
import { hintPrices } from './rules/hint-prices.ts';
import { hints } from './rules/hints.ts';
import { interactive } from './rules/interactive.ts';
import { irreversible } from './rules/irreversible.ts';
import { names } from './rules/names.ts';
import { par } from './rules/par.ts';
import { quietRound } from './rules/quiet-round.ts';
import { reach } from './rules/reach.ts';
import { solutionTouches } from './rules/solution-touches.ts';
import { spoilers } from './rules/spoilers.ts';
import { starterTexts } from './rules/starter-texts.ts';
import { tellTales } from './rules/tell-tales.ts';
import { touchedComponents } from './rules/touched-components.ts';
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
  starterTexts,
  reach,
  touchedComponents,
  hintPrices,
  interactive,
  irreversible,
  solutionTouches,
];

/** Everything that is wrong with a scenario as far as it can be seen without playing it. */
export function checkScenario(scenario: Scenario, stack: Stack): readonly Problem[] {
  return rules.flatMap((rule) => rule(scenario, stack));
}
