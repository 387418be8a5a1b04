import { type Drawing, drawVariants, type Variants } from '@chaos-engine/core';

const fewEnough = 200;
const sampled = 60;

type Values = readonly Drawing[string][];

/**
 * The drawings a scenario is checked with: all of them where they are few; otherwise every value of each variant once, a range
 * by its ends, beside a sample by seed.
 */
export function drawingsOf(variants: Variants): readonly Drawing[] {
  const names = Object.keys(variants);
  const count = Object.values(variants).reduce((product, variant) => product * countOf(variant), 1);
  if (count <= fewEnough)
    return names.reduce<readonly Drawing[]>((all, name) => each(all, name, valuesOf(variants[name], true)), [{}]);
  const some = Array.from({ length: sampled }, (_, i) => drawVariants(variants, `check-${i}`));
  const base = some[0] ?? {};
  return [...some, ...names.flatMap((name) => each([base], name, valuesOf(variants[name], false)))];
}

const each = (all: readonly Drawing[], name: string, values: Values): readonly Drawing[] =>
  all.flatMap((drawing) => values.map((value) => ({ ...drawing, [name]: value })));

const countOf = (variant: Variants[string]): number =>
  'between' in variant ? variant.between[1] - variant.between[0] + 1 : variant.oneOf.length;

function valuesOf(variant: Variants[string] | undefined, whole: boolean): Values {
  if (variant === undefined) return [];
  if ('oneOf' in variant) return variant.oneOf;
  const [from, to] = variant.between;
  return whole ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [from, to];
}

/** `node.here=api-1, ttl=3` */
export function drawingWords(drawing: Drawing): string {
  return Object.entries(drawing)
    .flatMap(([name, value]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([column, inner]) => `${name}.${column}=${inner}`)
        : [`${name}=${value}`],
    )
    .join(', ');
}
