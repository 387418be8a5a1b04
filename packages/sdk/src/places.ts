import type { Draw, VariantValue, When } from '@chaos-engine/core';

type Row = Readonly<Record<string, VariantValue>>;
/** What differs between rounds, as it is declared. */
export type Variant =
  | { readonly oneOf: readonly (VariantValue | Row)[] }
  | { readonly between: readonly [number, number] };

/** What stands in a place, for the compiler: any of the values that may be drawn for it. */
type Drawn<V extends Variant> = V extends { readonly oneOf: readonly (infer Item)[] }
  ? [Item] extends [object]
    ? { readonly [Column in Extract<keyof Item, string>]: Item[Column] }
    : Item
  : number;

/** Draws one of these: values, or rows of values that belong together. */
export function oneOf<const Item extends VariantValue | Row>(...items: readonly Item[]) {
  return { oneOf: items } as const;
}

/** Draws a whole number, both ends included. */
export function between(from: number, to: number) {
  return { between: [from, to] as const };
}

/**
 * The places of variants, by name: `v.node.here` in the place of a value, or inside a text. To the compiler a place is what may
 * be drawn for it; in the manifest it is `{ "$draw": "node.here" }`, or `{{node.here}}` in a text.
 */
export function places<const V extends Readonly<Record<string, Variant>>>(
  variants: V,
): { readonly [N in keyof V]: Drawn<V[N]> } {
  const entries = Object.entries(variants).map(([name, variant]) => [name, placesOf(name, variant)] as const);
  return Object.fromEntries(entries) as { readonly [N in keyof V]: Drawn<V[N]> };
}

/** A member of a list that is there only in rounds for which `place`, a variant of true and false, was drawn true. */
export function when<const Item>(place: boolean, item: Item): Item {
  const { $draw } = place as unknown as Draw;
  return { $when: $draw, item } satisfies When as unknown as Item;
}

function placesOf(name: string, variant: Variant): unknown {
  const [first] = 'oneOf' in variant ? variant.oneOf : [];
  if (typeof first !== 'object') return place(name);
  return Object.fromEntries(Object.keys(first).map((column) => [column, place(`${name}.${column}`)]));
}

function place($draw: string): Draw {
  return Object.defineProperty({ $draw }, 'toString', { value: () => `{{${$draw}}}` });
}
