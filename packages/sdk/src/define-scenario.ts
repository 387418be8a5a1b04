import type { Scenario, ScenarioInput } from '@chaos-engine/core';
import type { FaultInput, FaultKind } from '@chaos-engine/faults';
import type { Variant } from './places.ts';

/** The parts of a stack whose names a scenario uses. Any stack value fits; one that kept its literals is checked by name. */
export interface StackShape {
  readonly id: string;
  readonly services: Readonly<Record<string, object>>;
  readonly journeys: readonly { readonly id: string }[];
  readonly alerts?: readonly { readonly id: string }[];
}

type Sealed = ScenarioInput['sealed'];
type Deep<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: Deep<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;
type Items<T> = Deep<NonNullable<T> extends readonly (infer Item)[] ? Item : never>;

export type ServiceOf<S extends StackShape> = keyof S['services'] & string;
export type JourneyOf<S extends StackShape> = S['journeys'][number]['id'];
export type AlertOf<S extends StackShape> = NonNullable<S['alerts']>[number]['id'];

/** A thing that names a service, which has to be one of the stack. */
export type On<S extends StackShape, T> = Omit<T, 'service'> & { readonly service: ServiceOf<S> };
type Command<S extends StackShape> = On<S, Items<Sealed['solution']['steps']>>;
type Play<S extends StackShape, T = Deep<Sealed['solution']>> = Omit<T, 'steps'> & {
  readonly steps: readonly Command<S>[];
};

/** One thing that goes wrong; `with` has the parameters of its kind. */
export type FaultOf<S extends StackShape> = {
  [Kind in FaultKind]: Omit<Items<Sealed['faults']>, 'kind' | 'target' | 'with'> & {
    readonly kind: Kind;
    readonly target: ServiceOf<S>;
    readonly with: Deep<FaultInput<Kind>>;
  };
}[FaultKind];

type ComponentOf<S extends StackShape> = Omit<Items<Sealed['truth']['components']>, 'service' | 'to'> & {
  readonly service: ServiceOf<S>;
  readonly to?: ServiceOf<S>;
};

type CauseOf<S extends StackShape> = Omit<Items<Sealed['truth']['furtherCauses']>, 'object'> & {
  readonly object: readonly On<S, Items<Sealed['truth']['object']>>[];
};

type HintOf<Level extends Scenario['hints'][number]['level']> = { readonly level: Level; readonly text: string };
/** Three, each dearer than the one before; none in a quiet round. */
type Hints =
  | readonly []
  | readonly [HintOf<'orientation'>, HintOf<'area'>, HintOf<'component' | 'procedure'>]
  | readonly [HintOf<'orientation'>, HintOf<'component'>, HintOf<'procedure'>]
  | readonly [HintOf<'area'>, HintOf<'component'>, HintOf<'procedure'>];

/** A scenario as its author writes it: the manifest without what can be worked out, with names taken from the stack. */
export interface ScenarioDefinition<S extends StackShape = StackShape>
  extends Deep<
    Pick<ScenarioInput, 'id' | 'version' | 'title' | 'summary' | 'difficulty' | 'minutes' | 'tags' | 'briefing'>
  > {
  readonly stack: S;
  readonly license?: string;
  readonly inspiredBy?: Deep<ScenarioInput['inspiredBy']>;
  readonly extraTraffic?: Deep<ScenarioInput['extraTraffic']>;
  readonly limitMinutes?: number;
  readonly hints: Hints;
  /** What differs between rounds; `places` gives the places that are filled. */
  readonly variants?: Readonly<Record<string, Variant>>;
  /** None: a quiet round. */
  readonly faults: readonly FaultOf<S>[];
  /** Innocent changes on the way. */
  readonly decoys?: readonly FaultOf<S>[];
  readonly truth: Omit<Deep<Sealed['truth']>, 'impact' | 'components' | 'neighbours' | 'object' | 'furtherCauses'> & {
    readonly impact: readonly JourneyOf<S>[];
    readonly components: readonly ComponentOf<S>[];
    readonly neighbours?: readonly ServiceOf<S>[];
    readonly object: readonly On<S, Items<Sealed['truth']['object']>>[];
    /** Why of further faults that have nothing to do with the first. */
    readonly furtherCauses?: readonly CauseOf<S>[];
  };
  /** One of the faults cannot be undone exactly. */
  readonly irreversible?: true;
  readonly alerts?: readonly AlertOf<S>[];
  readonly maxImpactDelayMs?: number;
  readonly guards?: readonly On<S, Items<Sealed['guards']>>[];
  readonly invariants?: readonly On<S, Items<Sealed['invariants']>>[];
  readonly durability?: readonly On<S, Items<Sealed['durability']>>[];
  readonly collateral?: readonly On<S, Items<Sealed['collateral']>>[];
  readonly par: Deep<Sealed['par']>;
  readonly solution: Play<S>;
  readonly alternatives?: readonly Play<S, Items<Sealed['alternatives']>>[];
  readonly wrongMoves?: readonly Play<S, Items<Sealed['wrongMoves']>>[];
  readonly debrief: string;
  readonly selftest: Deep<Sealed['selftest']>;
}

/**
 * Declares a scenario on `stack`; the default export of a `scenario.ts`. Names of services, journeys, alerts and faults, and
 * the parameters of faults, are checked by the compiler here and again, with the line they stand on, when it is loaded.
 */
export function defineScenario<const S extends StackShape>(definition: ScenarioDefinition<S>): ScenarioDefinition<S> {
  return definition;
}
