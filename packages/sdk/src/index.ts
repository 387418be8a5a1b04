export { bash, markdown } from './authoring.ts';
export { checkScenario, type Rule } from './check-scenario.ts';
export { type CheckCode, type CheckInfo, checks, severityOf } from './checks.ts';
export { checksPage } from './checks-page.ts';
export { type Compiled, compileScenario } from './compile-scenario.ts';
export { type CheatOf, defineCheats } from './define-cheats.ts';
export { defineScenario, type ScenarioDefinition, type StackShape } from './define-scenario.ts';
export {
  type BrokenScenario,
  buildScenario,
  checkFolder,
  type FolderReport,
  type LoadedScenario,
  type LoadOptions,
  loadScenarios,
  scenarioFolders,
} from './load-scenarios.ts';
export { manifestSchemas, type SchemaName } from './manifest-schemas.ts';
export { type NewScenario, newScenario } from './new-scenario.ts';
export { between, oneOf, places, type Variant, when } from './places.ts';
export { type LocatedProblem, type Problem, problemLine } from './problem.ts';
