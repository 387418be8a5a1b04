import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Stack, stackSchema } from '@chaos-engine/core';
import type { Library, LibraryScenario } from '@chaos-engine/engine';
import { loadScenarios } from '@chaos-engine/sdk';

/** A stack, and the folder it is in. */
export interface FoundStack {
  readonly stack: Stack;
  readonly dir: string;
}

/** Reads every stack below `root`, by id. A broken one is listed with its reason. */
export async function loadStacks(
  root: string,
): Promise<{ readonly stacks: ReadonlyMap<string, FoundStack>; readonly broken: Library['broken'] }> {
  const broken: { id: string; why: string }[] = [];
  const stacks = new Map<string, FoundStack>();
  const stacksDir = join(root, 'playground-stacks');
  for (const name of readdirSync(stacksDir)) {
    const file = join(stacksDir, name, 'stack.ts');
    if (!existsSync(file)) continue;
    try {
      const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
      const stack = stackSchema.parse(module.default ?? Object.values(module)[0]);
      stacks.set(stack.id, { stack, dir: join(stacksDir, name) });
    } catch (error) {
      broken.push({ id: name, why: `stack ${name}: ${error instanceof Error ? error.message : String(error)}` });
    }
  }
  return { stacks, broken };
}

/** Reads every stack and every scenario below `root`. A broken one is listed with its reason and stops nobody. */
export async function loadLibrary(root: string): Promise<Library> {
  const { stacks, broken: brokenStacks } = await loadStacks(root);
  const broken = [...brokenStacks];
  const loaded = await loadScenarios(join(root, 'scenarios'), {
    stacks: [...stacks.values()].map(({ stack }) => stack),
  });
  const scenarios: LibraryScenario[] = [];
  for (const { scenario, digest } of loaded.scenarios) {
    const found = stacks.get(scenario.stack);
    if (found) scenarios.push({ scenario, digest, stack: found.stack, stackDir: found.dir });
    else broken.push({ id: scenario.id, why: `its stack ${scenario.stack} is not installed` });
  }
  scenarios.sort((a, b) => a.scenario.difficulty - b.scenario.difficulty || a.scenario.id.localeCompare(b.scenario.id));
  return { scenarios, broken: [...broken, ...loaded.broken] };
}
