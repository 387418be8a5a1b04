/** Milliseconds, as a length of time. */
export type Millis = number;

/**
 * A moment on a round's own clock, in milliseconds since the round was opened.
 * The round clock stands still while the round is paused or nobody of ours is there to watch it.
 */
export type RoundTime = number;

/** A moment of the wall clock, in milliseconds since the Unix epoch. For display only: nothing is judged by it. */
export type WallTime = number;

export type RoundId = string;
export type PlayerId = string;
export type ScenarioId = string;
export type StackId = string;
export type ServiceName = string;
export type JourneyId = string;

/** The only source of time for code that decides. */
export interface Clock {
  /** Milliseconds that never run backwards; only differences mean anything. */
  monotonic(): Millis;
  wall(): WallTime;
  setTimeout(fn: () => void, delayMs: Millis): unknown;
  clearTimeout(handle: unknown): void;
}
