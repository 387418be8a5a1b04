import { ChaosError, drawScenario, type Scenario, type ScenarioManifest, type Stack } from '@chaos-engine/core';

/** A scenario that can be played, or one that cannot and why. */
export interface LibraryScenario {
  readonly scenario: ScenarioManifest;
  /** SHA-256 of the canonical manifest, hex. */
  readonly digest: string;
  readonly stack: Stack;
  readonly stackDir: string;
}

/** A scenario as one round plays it: what varies has been drawn from the round's seed. */
export interface DrawnScenario extends LibraryScenario {
  readonly scenario: Scenario;
}

/** The one place where what is installed becomes what is played, or what was. */
export function drawn(entry: LibraryScenario, seed: string): DrawnScenario {
  return { ...entry, scenario: drawScenario(entry.scenario, seed) };
}

/** What is installed here. */
export interface Library {
  readonly scenarios: readonly LibraryScenario[];
  /** Folders that hold no sound scenario, with the reason a person can act on. */
  readonly broken: readonly { readonly id: string; readonly why: string }[];
}

/** The scenario of that id; `SCENARIO_UNKNOWN` names those there are, `SCENARIO_INVALID` says what is wrong with it. */
export function findScenario(library: Library, id: string): LibraryScenario {
  const found = library.scenarios.find(({ scenario }) => scenario.id === id);
  if (found) return found;
  const broken = library.broken.find((entry) => entry.id === id);
  if (broken) throw new ChaosError('SCENARIO_INVALID', `scenario ${id} cannot be played: ${broken.why}`);
  const known = library.scenarios.map(({ scenario }) => scenario.id).join(', ');
  throw new ChaosError('SCENARIO_UNKNOWN', `no scenario ${JSON.stringify(id)}; installed are: ${known || 'none'}`);
}
