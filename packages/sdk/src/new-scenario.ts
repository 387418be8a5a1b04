import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ChaosError, scenarioSchema } from '@chaos-engine/core';

export interface NewScenario {
  readonly id: string;
  /** Folder of the stack; its `starter/` is a whole scenario, to be made another one. */
  readonly stackDir: string;
  /** Folder of scenarios the new one goes into. */
  readonly into: string;
}

/**
 * Writes the folder of a new scenario, made of its stack's starter, and returns it. Throws `BAD_REQUEST` for an id that is none,
 * `ALREADY_DONE` when the folder is there, and `STACK_INVALID` when the stack has no starter.
 */
export function newScenario({ id, stackDir, into }: NewScenario): string {
  if (!scenarioSchema.shape.id.safeParse(id).success)
    throw new ChaosError(
      'BAD_REQUEST',
      `${JSON.stringify(id)} is no id of a scenario; write small letters, digits and hyphens, a letter first, 2 to 61 of them: b15-two-hundred-ok`,
    );
  const starter = join(stackDir, 'starter');
  if (!existsSync(join(starter, 'scenario.ts')))
    throw new ChaosError('STACK_INVALID', `the stack in ${stackDir} has no starter; add starter/scenario.ts to it`);
  const dir = resolve(into, id);
  if (existsSync(dir))
    throw new ChaosError('ALREADY_DONE', `there is a folder ${dir} already; choose another id, or remove it`);
  mkdirSync(dir, { recursive: true });
  for (const name of readdirSync(starter))
    if (name.endsWith('.ts'))
      writeFileSync(join(dir, name), moved(readFileSync(join(starter, name), 'utf8'), { from: starter, to: dir, id }));
    else cpSync(join(starter, name), join(dir, name), { recursive: true });
  return dir;
}

/** A source file in its new place: imports lead where they led, and the scenario is named as its folder. */
function moved(source: string, { from, to, id }: { from: string; to: string; id: string }): string {
  const led = source.replace(
    /from '(\.\.\/[^']+)'/g,
    (_, path: string) => `from '${modulePath(to, resolve(from, path))}'`,
  );
  return sortedImports(led).replace(/^( {2}id: )'starter',$/m, `$1'${id}',`);
}

function modulePath(from: string, to: string): string {
  const path = relative(from, to).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}

/** The farthest first, as the formatter has it. */
function sortedImports(source: string): string {
  const line = /^import .* from '(\.[^']+)';$/gm;
  const far = (text: string) => text.split('../').length;
  const inOrder = [...(source.match(line) ?? [])].sort((a, b) => far(b) - far(a));
  return source.replace(line, () => inOrder.shift() ?? '');
}
