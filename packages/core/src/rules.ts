import type { Millis } from './units.ts';

/** The constants one round is judged by. They are written into its log, so a score can always be recomputed. */
export interface Rules {
  /** Time between two probes of a journey (grading C.2: one second). */
  readonly sampleEveryMs: Millis;
  /** Length of the window a journey's ratio is taken over (15 s). */
  readonly windowMs: Millis;
  /** Share of good samples every journey must reach (0.99). */
  readonly target: number;
  /** How long every journey must hold its target before the round is ready (60 s). */
  readonly readyForMs: Millis;
  /** Void when the healthy gate was not passed by then. */
  readonly readyWithinMs: Millis;
  /** How long recovery must be sustained: 60 s in practice, 120 s ranked. */
  readonly holdForMs: Millis;
  /** Quiet time after the hold in which a relapse revokes it: 5 min ranked, 60 s in practice. */
  readonly soakForMs: Millis;
  /** Read-back of a fault must succeed by then (30 s), else the round is void. */
  readonly effectWithinMs: Millis;
  /** Time to finish answers after the end of the incident (120 s). */
  readonly answersForMs: Millis;
  /** A declaration in a quiet round, or before any impact, is false; at most one a cooldown. */
  readonly declareCooldownMs: Millis;
}

export type Mode = 'practice' | 'ranked';

/** The rules of each mode, as published. */
export const standardRules: Readonly<Record<Mode, Rules>> = {
  practice: {
    sampleEveryMs: 1_000,
    windowMs: 15_000,
    target: 0.99,
    readyForMs: 60_000,
    readyWithinMs: 240_000,
    holdForMs: 60_000,
    soakForMs: 60_000,
    effectWithinMs: 30_000,
    answersForMs: 120_000,
    declareCooldownMs: 15_000,
  },
  ranked: {
    sampleEveryMs: 1_000,
    windowMs: 15_000,
    target: 0.99,
    readyForMs: 60_000,
    readyWithinMs: 240_000,
    holdForMs: 120_000,
    soakForMs: 300_000,
    effectWithinMs: 30_000,
    answersForMs: 120_000,
    declareCooldownMs: 15_000,
  },
};
