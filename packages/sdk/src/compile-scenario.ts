import { createHash } from 'node:crypto';
import {
  canonicalJson,
  fillScenario,
  type Scenario,
  type ScenarioInput,
  type ScenarioManifest,
  type Stack,
  scenarioSchema,
  stackSchema,
  variantsSchema,
} from '@chaos-engine/core';
import { faults } from '@chaos-engine/faults';
import type { z } from 'zod';
import { checkScenario } from './check-scenario.ts';
import { severityOf } from './checks.ts';
import type { ScenarioDefinition, StackShape } from './define-scenario.ts';
import { drawingsOf, drawingWords } from './drawings.ts';
import { plainDataProblems } from './plain-data.ts';
import type { Problem } from './problem.ts';
import { placesDeclared } from './rules/places-declared.ts';

/** A manifest, its canonical spelling and the SHA-256 of that in hex; or all that is wrong with the definition. */
export type Compiled =
  | {
      readonly ok: true;
      readonly scenario: ScenarioManifest;
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
  const manifest = toManifest(definition);
  const found =
    definition.variants === undefined
      ? checkPlain(manifest, stack ?? itsStack.data)
      : checkVariants(manifest, definition.variants, stack ?? itsStack.data);
  const errors = found.problems.filter(({ code }) => severityOf(code) === 'error');
  // What else is said may only follow from them.
  if (errors.length > 0 || found.scenario === null) return { ok: false, problems: errors };
  const canonical = canonicalJson(found.scenario);
  const digest = createHash('sha256').update(canonical).digest('hex');
  return { ok: true, scenario: found.scenario, canonical, digest, warnings: found.problems };
}

interface Found {
  readonly scenario: ScenarioManifest | null;
  readonly problems: readonly Problem[];
}

function checkPlain(manifest: unknown, stack: Stack): Found & { readonly scenario: Scenario | null } {
  const parsed = scenarioSchema.safeParse(manifest);
  if (!parsed.success) return { scenario: null, problems: shapeProblems(parsed.error, []) };
  return { scenario: parsed.data, problems: checkScenario(parsed.data, stack) };
}

/** Checks what may be drawn, each as the plain scenario it is then. */
function checkVariants(manifest: ScenarioManifest, declared: unknown, stack: Stack): Found {
  const variants = variantsSchema.safeParse(declared);
  if (!variants.success) return { scenario: null, problems: shapeProblems(variants.error, ['variants']) };
  const misplaced = placesDeclared(manifest, variants.data);
  if (misplaced.length > 0) return { scenario: null, problems: misplaced };
  const problems = new Map<string, Problem>();
  let open: Scenario | null = null;
  for (const drawing of drawingsOf(variants.data)) {
    const drawn = checkPlain(fillScenario(manifest, drawing), stack);
    open ??= drawn.scenario;
    for (const problem of drawn.problems) {
      const key = `${problem.code} ${problem.path.join('.')}`;
      const message = `${problem.message} (when ${drawingWords(drawing)} is drawn)`;
      if (!problems.has(key)) problems.set(key, { ...problem, message });
    }
  }
  const { hints, sealed } = manifest;
  // Places are written as data from here on.
  const scenario = open && (JSON.parse(canonicalJson({ ...open, hints, sealed })) as ScenarioManifest);
  return { scenario, problems: [...problems.values()] };
}

/** The definition in the manifest's order; what it leaves out stays out, so that the schema's defaults apply. */
function toManifest<S extends StackShape>(definition: ScenarioDefinition<S>): ScenarioManifest {
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
    // Its shape is looked at next.
  } as unknown as ScenarioManifest;
}

/** What the faults take. Nothing has been checked yet: what is no list of faults takes nothing. */
function permissionsOf(lists: readonly unknown[]): readonly string[] {
  const kinds = new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map(kindOf) : [])));
  return [...new Set(faults.filter(({ kind }) => kinds.has(kind)).map(({ permission }) => permission))];
}

function kindOf(step: { readonly kind?: unknown; readonly item?: { readonly kind?: unknown } } | null): unknown {
  return step?.kind ?? step?.item?.kind;
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
