import type { Cheat } from '@chaos-engine/core';
import type { On, StackShape } from './define-scenario.ts';

/** A cheat as it is written: its commands name services of the stack. */
export type CheatOf<S extends StackShape> = Pick<Cheat, 'id' | 'title' | 'why'> & {
  readonly steps: readonly On<
    S,
    { readonly argv: readonly string[]; readonly exit?: number; readonly timeoutMs?: number }
  >[];
};

/**
 * Declares what cheaters try on any scenario of a stack; the default export of a `cheats.ts` beside its `stack.ts`.
 * `chaos verify <scenario> --plays cheats` plays each and proves that it gains nothing.
 */
export function defineCheats<const S extends StackShape>(
  _stack: S,
  cheats: readonly CheatOf<S>[],
): readonly CheatOf<S>[] {
  return cheats;
}
