import { createHash } from 'node:crypto';
import {
  canonicalJson,
  type Scenario,
  type ScenarioInput,
  type Stack,
  scenarioSchema,
  stackSchema,
} from '@chaos-engine/core';
import { faults } from '@chaos-engine/faults';
import type { z } from 'zod';
import { checkScenario } from './check-scenario.ts';
import { severityOf } from './checks.ts';
import type { ScenarioDefinition, StackShape } from './define-scenario.ts';
import { plainDataProblems } from './plain-data.ts';
import type { Problem } from './problem.ts';

/** A manifest, its canonical spelling and the SHA-256 of that in hex; or all that is wrong with the definition. */
export type Compiled =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly canonical: string;
      readonly digest: string;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Makes the manifest of a scenario. `stack` is the stack as installed; the definition's own when not given. */
export function compileScenario<S extends StackShape>(definition: ScenarioDefinition<S>, stack?: Stack): Compiled {
  const problems = plainDataProblems(definition);
  if (problems.length > 0) return { ok: false, problems };
  const itsStack = stackSchema.safeParse(definition.stack);
  if (!itsStack.success) return { ok: false, problems: shapeProblems(itsStack.error, ['stack']) };
  const parsed = scenarioSchema.safeParse(toManifest(definition));
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error, []) };
  const scenario = parsed.data;
  const found = checkScenario(scenario, stack ?? itsStack.data);
  const errors = found.filter(({ code }) => severityOf(code) === 'error');
  // What else is said may only follow from them.
  if (errors.length > 0) return { ok: false, problems: errors };
  const canonical = canonicalJson(scenario);
  const digest = createHash('sha256').update(canonical).digest('hex');
  return { ok: true, scenario, canonical, digest, warnings: found };
}

/** The definition in the manifest's order; what it leaves out stays out, so that the schema's defaults apply. */
function toManifest<S extends StackShape>(definition: ScenarioDefinition<S>): unknown {
  const { stack, id, version, title, summary, difficulty, minutes, tags, license, inspiredBy, ...rest } = definition;
  const { briefing, extraTraffic, hints, limitMinutes, ...sealed } = rest;
  const open = {
    id,
    version,
    title,
    summary,
    difficulty,
    minutes,
    tags,
    license,
    inspiredBy,
    briefing,
    extraTraffic,
    hints,
    limitMinutes,
  };
  return {
    schema: 'chaos.scenario/v1' satisfies ScenarioInput['schema'],
    ...Object.fromEntries(Object.entries(open).filter(([, value]) => value !== undefined)),
    permissions: permissionsOf([definition.faults, definition.decoys]),
    stack: stack.id,
    sealed,
  };
}

/** What the faults take. Nothing has been checked yet: what is no list of faults takes nothing. */
function permissionsOf(lists: readonly unknown[]): readonly string[] {
  const kinds = new Set(
    lists.flatMap((list) => (Array.isArray(list) ? list.map((step: { kind?: unknown } | null) => step?.kind) : [])),
  );
  return [...new Set(faults.filter(({ kind }) => kinds.has(kind)).map(({ permission }) => permission))];
}

function shapeProblems(error: z.ZodError, prefix: readonly string[]): readonly Problem[] {
  return error.issues.map(({ path, message }) => ({
    code: 'S001',
    path: [...prefix, ...authorPath(path.map((part) => (typeof part === 'symbol' ? String(part) : part)))],
    message: message.charAt(0).toLowerCase() + message.slice(1),
  }));
}

/** An author writes the sealed part flat. */
export function authorPath(path: readonly (string | number)[]): readonly (string | number)[] {
  return path[0] === 'sealed' ? path.slice(1) : path;
}
