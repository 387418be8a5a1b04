/** Every error a person can meet: its code, and the HTTP status it travels with. */
export const errorStatus = {
  BAD_REQUEST: 400,
  NOT_ALLOWED: 403,
  TOKEN_EXPIRED: 401,
  NOT_FOUND: 404,
  SCENARIO_UNKNOWN: 404,
  STACK_UNKNOWN: 404,
  ROUND_UNKNOWN: 404,
  ROUND_NOT_IN_PHASE: 409,
  ROUND_LIMIT: 503,
  ALREADY_DONE: 409,
  BODY_TOO_LARGE: 413,
  SCENARIO_INVALID: 422,
  STACK_INVALID: 422,
  COMPOSE_REFUSED: 422,
  BLAST_RADIUS: 422,
  FAULT_UNKNOWN: 422,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  ENGINE_UNAVAILABLE: 503,
  ENGINE_TIMEOUT: 504,
  IMAGE_MISSING: 503,
  ABILITY_MISSING: 503,
  PLAYGROUND_FAILED: 503,
  SANDBOX_MISMATCH: 503,
  STORE_BUSY: 503,
  STORE_CORRUPT: 503,
  STORE_LOCKED: 503,
  STORE_CONFLICT: 409,
  STORE_NEWER: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** An error with a stable code; the message names the thing, the value and the remedy. */
export class ChaosError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ChaosError';
    this.code = code;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** Narrows an unknown thrown value to a coded error. */
export function isChaosError(value: unknown): value is ChaosError {
  return value instanceof ChaosError;
}
