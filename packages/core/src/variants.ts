import { z } from 'zod';
import type { Scenario } from './scenario.ts';

const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/, 'a name in letters and digits, a small letter first');
const value = z.union([z.string().max(500), z.number(), z.boolean()]);
const row = z.record(name, value);

/**
 * What differs between the rounds of one scenario: `oneOf` draws a value, or a row of values that belong together; `between` a
 * whole number, both ends included.
 */
export const variantsSchema = z.record(
  name,
  z.union([
    z.strictObject({
      oneOf: z
        .array(z.union([value, row]))
        .min(1)
        .max(50),
    }),
    z.strictObject({
      between: z.tuple([z.int(), z.int()]).refine(([from, to]) => from <= to, 'the smaller number first'),
    }),
  ]),
);
export type Variants = z.infer<typeof variantsSchema>;
export type VariantValue = z.infer<typeof value>;

/** What was drawn, by the name of the variant. */
export type Drawing = Readonly<Record<string, VariantValue | Readonly<Record<string, VariantValue>>>>;

/**
 * A scenario as it is stored: closed data in which the sealed part and the texts of hints may leave places to be drawn. The open
 * part is read before there is a seed, so it is as it is. Nobody looks into the sealed part before it was drawn.
 */
export type ScenarioManifest = Omit<Scenario, 'sealed'> & { readonly sealed: object };

/** The value of a variant, or of one column of its row, alone in its place: `{ "$draw": "node.here" }`. */
export interface Draw {
  readonly $draw: string;
}

/** A member of a list that is there only when the variant was drawn `true`: `{ "$when": "noise", "item": ... }`. */
export interface When {
  readonly $when: string;
  readonly item: unknown;
}

export const isDraw = (part: object): part is Draw => '$draw' in part && typeof part.$draw === 'string';
export const isWhen = (part: object): part is When => '$when' in part && typeof part.$when === 'string';

/** A place inside a text: `restart {{node.here}}`. */
export const placePattern = /\{\{([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)?)\}\}/g;
