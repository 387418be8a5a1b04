/** What a figure must be: at most or at least so much, of itself or of its ratio to the reference. */
export interface Goal {
  readonly of: 'ours' | 'ratio';
  readonly is: 'at most' | 'at least';
  readonly value: number;
}

export interface Reference {
  readonly name: string;
  readonly value: number;
}

/** One figure of ours, beside what was measured next to it in the same run. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  /** `null` when it could not be measured; `because` says why. */
  readonly ours: number | null;
  readonly reference: Reference | null;
  readonly ratio: number | null;
  readonly goal: Goal | null;
  /** `null` without a goal, or without a figure. */
  readonly met: boolean | null;
  readonly because?: string;
}

export interface Measured {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly reference?: Reference;
  readonly goal?: Goal;
}

/** A row of a figure: its ratio, and whether its goal is met. */
export function toRow({ what, unit, ours, reference, goal }: Measured): Row {
  const ratio = reference && reference.value > 0 ? ours / reference.value : null;
  const judged = goal?.of === 'ratio' ? ratio : ours;
  const met = !goal || judged === null ? null : goal.is === 'at most' ? judged <= goal.value : judged >= goal.value;
  return { what, unit, ours, reference: reference ?? null, ratio, goal: goal ?? null, met };
}

/** A row that stands for what could not be measured here, and why. */
export const notMeasured = (what: string, because: string): Row => ({
  what,
  unit: '',
  ours: null,
  reference: null,
  ratio: null,
  goal: null,
  met: null,
  because,
});

export const ratioAtMost = (value: number): Goal => ({ of: 'ratio', is: 'at most', value });
export const ratioAtLeast = (value: number): Goal => ({ of: 'ratio', is: 'at least', value });
export const atMost = (value: number): Goal => ({ of: 'ours', is: 'at most', value });
export const atLeast = (value: number): Goal => ({ of: 'ours', is: 'at least', value });
