import { stackSchema } from '@chaos-engine/core';
import { compileScenario } from '../src/compile-scenario.ts';
import type { ScenarioDefinition } from '../src/define-scenario.ts';
import { pathText } from '../src/problem.ts';
import { tinyScenario } from './tiny-scenario.ts';
import { tinyStack } from './tiny-stack.ts';

const installed = stackSchema.parse(tinyStack);

/** `S004 alerts[0]: ...` of the sound scenario with `change` laid over it, past the compiler; errors and warnings. */
export function problemsOf(change: Readonly<Record<string, unknown>>, stack = installed): readonly string[] {
  const compiled = compileScenario({ ...tinyScenario(), ...change } as unknown as ScenarioDefinition, stack);
  const problems = compiled.ok ? compiled.warnings : compiled.problems;
  return problems.map(({ code, path, message }) => `${code} ${pathText(path)}: ${message}`);
}
