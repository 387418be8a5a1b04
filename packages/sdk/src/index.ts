export { bash, markdown } from './authoring.ts';
export { checkScenario, type Rule } from './check-scenario.ts';
export { type Compiled, compileScenario } from './compile-scenario.ts';
export { type CheatOf, defineCheats } from './define-cheats.ts';
export { defineScenario, type ScenarioDefinition, type StackShape } from './define-scenario.ts';
export {
  type BrokenScenario,
  buildScenario,
  type LoadedScenario,
  type LoadOptions,
  loadScenarios,
} from './load-scenarios.ts';
export { type LocatedProblem, type Problem, problemLine } from './problem.ts';
