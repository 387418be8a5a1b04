import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ChaosError, isChaosError, type ScenarioManifest, type Stack } from '@chaos-engine/core';
import { compileScenario } from './compile-scenario.ts';
import type { ScenarioDefinition } from './define-scenario.ts';
import { locate } from './locate.ts';
import { type LocatedProblem, type Problem, problemLine } from './problem.ts';
import { unknownName } from './suggest.ts';

/** A scenario ready to be played. */
export interface LoadedScenario {
  readonly scenario: ScenarioManifest;
  /** SHA-256 of the canonical manifest, hex. */
  readonly digest: string;
  /** The manifest in canonical JSON (RFC 8785). */
  readonly canonical: string;
  readonly dir: string;
}

/** A folder that holds no sound scenario; `why` has one line for each problem. */
export interface BrokenScenario {
  readonly id: string;
  readonly why: string;
  readonly problems: readonly LocatedProblem[];
}

export interface LoadOptions {
  /** The stacks that are installed. Not given: each scenario's own stack counts as installed. */
  readonly stacks?: readonly Stack[];
}

/** What is known of a folder without playing it: the scenario when it can be played, and all there is to say about it. */
export interface FolderReport {
  readonly id: string;
  readonly dir: string;
  readonly loaded: LoadedScenario | null;
  /** Errors and warnings, in the order of the checks. */
  readonly problems: readonly LocatedProblem[];
}

/** Every folder of `dir` with a `scenario.ts` is one. A broken one is listed with its reason and stops nobody. */
export async function loadScenarios(
  dir: string,
  options: LoadOptions = {},
): Promise<{ readonly scenarios: readonly LoadedScenario[]; readonly broken: readonly BrokenScenario[] }> {
  const scenarios: LoadedScenario[] = [];
  const broken: BrokenScenario[] = [];
  for (const folder of scenarioFolders(dir)) {
    const { id, loaded, problems } = await checkFolder(folder, options);
    if (loaded) scenarios.push(loaded);
    else broken.push({ id, problems, why: problems.map(problemLine).join('\n') });
  }
  return { scenarios, broken };
}

/** The folders of `dir` that hold a scenario, by name. */
export function scenarioFolders(dir: string): readonly string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'scenario.ts')))
    .map(({ name }) => join(dir, name))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** The scenario of one folder. Throws `SCENARIO_INVALID` with a line for each problem: file, line, what to write instead. */
export async function buildScenario(dir: string, options: LoadOptions = {}): Promise<LoadedScenario> {
  const { id, loaded, problems } = await checkFolder(dir, options);
  if (loaded) return loaded;
  throw new ChaosError('SCENARIO_INVALID', `scenario ${id} cannot be built:\n${problems.map(problemLine).join('\n')}`);
}

/** Reads and checks the scenario of one folder; whatever is wrong with it is in the report. */
export async function checkFolder(dir: string, { stacks }: LoadOptions = {}): Promise<FolderReport> {
  const id = basename(dir);
  const path = join(dir, 'scenario.ts');
  const file = `${basename(join(dir, '..'))}/${id}/scenario.ts`;
  const source = readFileSync(path, 'utf8');
  const at = ({ code, path: place, message }: Problem): LocatedProblem => ({
    code,
    path: place,
    message,
    file,
    line: locate(source, place),
  });
  const broken = (problems: readonly LocatedProblem[]): FolderReport => ({ id, dir, loaded: null, problems });
  const unusable = (place: Problem['path'], message: string) => broken([at({ code: 'S000', path: place, message })]);

  let definition: unknown;
  try {
    definition = ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (error) {
    return broken([{ code: 'S000', path: [], message: messageOf(error), file, line: lineOfThrow(error) }]);
  }
  if (!isDefinition(definition))
    return unusable([], 'write `export default defineScenario({ ... })`: nothing else is looked at');
  if (definition.id !== id) return unusable(['id'], `write ${JSON.stringify(id)}: a scenario is named as its folder`);

  const { stack } = definition;
  const installed = stacks?.find((known) => known.id === stack.id);
  if (stacks && !installed)
    return unusable(
      ['stack'],
      unknownName(
        'installed stack',
        stack.id,
        stacks.map((known) => known.id),
      ),
    );
  const compiled = compileScenario(definition, installed);
  if (!compiled.ok) return broken(compiled.problems.map(at));
  const { scenario, digest, canonical, warnings } = compiled;
  return { id, dir, loaded: { scenario, digest, canonical, dir }, problems: warnings.map(at) };
}

function isDefinition(value: unknown): value is ScenarioDefinition {
  if (typeof value !== 'object' || value === null || !('stack' in value)) return false;
  const { stack } = value;
  return typeof stack === 'object' && stack !== null && 'id' in stack && typeof stack.id === 'string';
}

function messageOf(error: unknown): string {
  if (isChaosError(error)) return error.message;
  return error instanceof Error ? `cannot be read: ${error.message}` : String(error);
}

/** Node says where a module could not be read or threw: `.../scenario.ts:12`. */
function lineOfThrow(error: unknown): number {
  const found = error instanceof Error ? /scenario\.ts:(\d+)/.exec(error.stack ?? '') : null;
  return found ? Number(found[1]) : 1;
}
