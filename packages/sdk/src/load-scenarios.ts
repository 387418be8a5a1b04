import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ChaosError, isChaosError, type Scenario, type Stack } from '@chaos-engine/core';
import { compileScenario } from './compile-scenario.ts';
import type { ScenarioDefinition } from './define-scenario.ts';
import { locate } from './locate.ts';
import { type LocatedProblem, problemLine } from './problem.ts';
import { unknownName } from './suggest.ts';

/** A scenario ready to be played. */
export interface LoadedScenario {
  readonly scenario: Scenario;
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

/** Every folder of `dir` with a `scenario.ts` is one. A broken one is listed with its reason and stops nobody. */
export async function loadScenarios(
  dir: string,
  options: LoadOptions = {},
): Promise<{ readonly scenarios: readonly LoadedScenario[]; readonly broken: readonly BrokenScenario[] }> {
  const scenarios: LoadedScenario[] = [];
  const broken: BrokenScenario[] = [];
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!existsSync(join(dir, name, 'scenario.ts'))) continue;
    const result = await read(join(dir, name), options);
    if ('scenario' in result) scenarios.push(result);
    else broken.push(result);
  }
  return { scenarios, broken };
}

/** The scenario of one folder. Throws `SCENARIO_INVALID` with a line for each problem: file, line, what to write instead. */
export async function buildScenario(dir: string, options: LoadOptions = {}): Promise<LoadedScenario> {
  const result = await read(dir, options);
  if ('scenario' in result) return result;
  throw new ChaosError('SCENARIO_INVALID', `scenario ${result.id} cannot be built:\n${result.why}`);
}

async function read(dir: string, { stacks }: LoadOptions): Promise<LoadedScenario | BrokenScenario> {
  const id = basename(dir);
  const path = join(dir, 'scenario.ts');
  const file = `${basename(join(dir, '..'))}/${id}/scenario.ts`;
  const broken = (problems: readonly LocatedProblem[]): BrokenScenario => ({
    id,
    problems,
    why: problems.map(problemLine).join('\n'),
  });
  const source = readFileSync(path, 'utf8');
  const at = (code: string, place: LocatedProblem['path'], message: string): LocatedProblem => ({
    code,
    path: place,
    message,
    file,
    line: locate(source, place),
  });

  let definition: unknown;
  try {
    definition = ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (error) {
    return broken([{ code: 'S000', path: [], message: messageOf(error), file, line: lineOfThrow(error) }]);
  }
  if (!isDefinition(definition))
    return broken([at('S000', [], 'write `export default defineScenario({ ... })`: nothing else is looked at')]);
  if (definition.id !== id)
    return broken([at('S000', ['id'], `write ${JSON.stringify(id)}: a scenario is named as its folder`)]);

  const installed = stacks?.find((stack) => stack.id === definition.stack.id);
  if (stacks && !installed)
    return broken([
      at(
        'S000',
        ['stack'],
        unknownName(
          'installed stack',
          definition.stack.id,
          stacks.map((stack) => stack.id),
        ),
      ),
    ]);
  const compiled = compileScenario(definition, installed);
  if (!compiled.ok) return broken(compiled.problems.map(({ code, path: place, message }) => at(code, place, message)));
  const { scenario, digest, canonical } = compiled;
  return { scenario, digest, canonical, dir };
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
