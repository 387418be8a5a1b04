import { createRandom, randomInt } from './random.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import {
  type Drawing,
  isDraw,
  isWhen,
  placePattern,
  type ScenarioManifest,
  type Variants,
  type VariantValue,
} from './variants.ts';

/**
 * The scenario as the round with this seed plays it: every place is filled, and it is a plain one from here on. The same seed
 * gives the same scenario; one without variants is returned as it is. Total for every manifest that was checked.
 */
export function drawScenario(manifest: ScenarioManifest, seed: string): Scenario {
  const variants = variantsOf(manifest);
  if (variants === null) return manifest as Scenario;
  return scenarioSchema.parse(fillScenario(manifest, drawVariants(variants, seed)));
}

/** What a manifest declares to be drawn; `null` when it is played the same way each time. */
export function variantsOf({ sealed }: ScenarioManifest): Variants | null {
  return (sealed as { variants?: Variants }).variants ?? null;
}

/** What is drawn for a seed. A stream of its own for each name: adding one must not change the others. */
export function drawVariants(variants: Variants, seed: string): Drawing {
  return Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => {
      const random = createRandom(`${seed}/variant/${name}`);
      if ('between' in variant) return [name, randomInt(random, ...variant.between)];
      return [name, variant.oneOf[randomInt(random, 0, variant.oneOf.length - 1)] ?? ''];
    }),
  );
}

/** A manifest with every place filled by what was drawn. What was not drawn stays as it is written. */
export function fillScenario({ hints, sealed, ...open }: ScenarioManifest, drawing: Drawing): object {
  const { variants: _, ...rest } = sealed as { variants?: unknown };
  return { ...open, hints: fill(hints, drawing), sealed: fill(rest, drawing) };
}

function fill(part: unknown, drawing: Drawing): unknown {
  if (typeof part === 'string')
    return part.replace(placePattern, (text, place: string) => String(lookUp(drawing, place) ?? text));
  if (Array.isArray(part))
    return part.flatMap((member: unknown) => {
      if (typeof member !== 'object' || member === null || !isWhen(member)) return [fill(member, drawing)];
      return lookUp(drawing, member.$when) === true ? [fill(member.item, drawing)] : [];
    });
  if (typeof part !== 'object' || part === null) return part;
  if (isDraw(part)) return lookUp(drawing, part.$draw) ?? part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [fill(key, drawing), fill(inner, drawing)]));
}

/** `node.here` is the column `here` of the row that was drawn for `node`. */
function lookUp(drawing: Drawing, place: string): VariantValue | undefined {
  const [name = '', column] = place.split('.');
  const drawn = Object.hasOwn(drawing, name) ? drawing[name] : undefined;
  if (typeof drawn !== 'object') return column === undefined ? drawn : undefined;
  return column !== undefined && Object.hasOwn(drawn, column) ? drawn[column] : undefined;
}
