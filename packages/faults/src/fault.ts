import type { EffectReceipt, Playground, Scenario, ServiceName } from '@chaos-engine/core';
import type { z } from 'zod';

/** What a scenario using a fault may be asked to allow before it first runs. */
export type FaultPermission = Scenario['permissions'][number];

/** What a fault may need of the engine's kernel; a helper tries each once an engine. */
export type Ability = 'drop' | 'chance' | 'reject' | 'established' | 'redirect' | 'queue' | 'shape';

/** A read-back of the real effect: `reading` says in words what was found. */
export interface Verification {
  readonly effective: boolean;
  readonly reading: string;
  readonly receipt?: EffectReceipt;
}

/** Whether a fault has left no trace; `detail` says what was compared. */
export interface Restoration {
  readonly exact: boolean;
  readonly detail: string;
}

/** How one kind of fault is done and undone, written against its own parameters. */
export interface FaultDefinition<Kind extends string, Params extends z.ZodType, Inverse extends z.ZodType> {
  readonly kind: Kind;
  /** What goes wrong, in a few words. */
  readonly title: string;
  readonly permission: FaultPermission;
  /** Default: nothing that not every engine has. */
  readonly needs?: readonly Ability[];
  /** It lasts only while we give signs of life, and is made again when we were away for too long. */
  readonly held?: boolean;
  /** `false`: the playground is not reused afterwards, and `verifyReverted` never says exact. */
  readonly reversible?: boolean;
  readonly params: Params;
  /** Shape of what `prepare` returns: plain JSON, enough to undo the fault after a crash. */
  readonly inverse: Inverse;
  /** One line for the debrief: what exactly was changed. */
  describe(params: z.output<Params>): string;
  /** Reads what `apply` will change. Changes nothing. */
  prepare(playground: Playground, target: ServiceName, params: z.output<Params>): Promise<z.input<Inverse>>;
  /** Makes the change. Safe to repeat. */
  apply(
    playground: Playground,
    target: ServiceName,
    params: z.output<Params>,
    inverse: z.output<Inverse>,
  ): Promise<void>;
  verify(playground: Playground, target: ServiceName, params: z.output<Params>): Promise<Verification>;
  /** Undoes the change where it is still there; what the players repaired themselves is left alone. Safe to repeat. */
  revert(
    playground: Playground,
    target: ServiceName,
    params: z.output<Params>,
    inverse: z.output<Inverse>,
  ): Promise<void>;
  verifyReverted(
    playground: Playground,
    target: ServiceName,
    params: z.output<Params>,
    inverse: z.output<Inverse>,
  ): Promise<Restoration>;
}

/**
 * A fault as its users see it. Parameters and inverse come from manifests and logs, so they are `unknown` here and checked
 * on the way in: a `ZodError` says what is wrong with them.
 */
export interface Fault<Kind extends string = string, Params extends z.ZodType = z.ZodType> {
  readonly kind: Kind;
  readonly title: string;
  readonly permission: FaultPermission;
  readonly needs: readonly Ability[];
  readonly held: boolean;
  readonly reversible: boolean;
  readonly params: Params;
  describe(params: unknown): string;
  prepare(playground: Playground, target: ServiceName, params: unknown): Promise<unknown>;
  apply(playground: Playground, target: ServiceName, params: unknown, inverse: unknown): Promise<void>;
  verify(playground: Playground, target: ServiceName, params: unknown): Promise<Verification>;
  revert(playground: Playground, target: ServiceName, params: unknown, inverse: unknown): Promise<void>;
  verifyReverted(playground: Playground, target: ServiceName, params: unknown, inverse: unknown): Promise<Restoration>;
}

/** Makes a fault of its definition. */
export function defineFault<Kind extends string, Params extends z.ZodType, Inverse extends z.ZodType>(
  definition: FaultDefinition<Kind, Params, Inverse>,
): Fault<Kind, Params> {
  const {
    kind,
    title,
    permission,
    needs = [],
    held = false,
    reversible = true,
    params: schema,
    inverse: inverseSchema,
  } = definition;
  return {
    kind,
    title,
    permission,
    needs,
    held,
    reversible,
    params: schema,
    describe: (params) => definition.describe(schema.parse(params)),
    prepare: async (playground, target, params) =>
      inverseSchema.parse(await definition.prepare(playground, target, schema.parse(params))),
    apply: async (playground, target, params, inverse) =>
      definition.apply(playground, target, schema.parse(params), inverseSchema.parse(inverse)),
    verify: async (playground, target, params) => definition.verify(playground, target, schema.parse(params)),
    revert: async (playground, target, params, inverse) =>
      definition.revert(playground, target, schema.parse(params), inverseSchema.parse(inverse)),
    verifyReverted: async (playground, target, params, inverse) => {
      const found = await definition.verifyReverted(
        playground,
        target,
        schema.parse(params),
        inverseSchema.parse(inverse),
      );
      return reversible ? found : { exact: false, detail: `${found.detail}; cannot be undone exactly` };
    },
  };
}
