import { type ErrorCode, isChaosError } from '@chaos-engine/core';

/** What a script may rely on. */
export const exitCodes = {
  ok: 0,
  error: 1,
  usage: 2,
  lost: 3,
  verificationFailed: 4,
  notFound: 5,
  notAllowed: 6,
  conflict: 7,
  invalid: 8,
  unavailable: 69,
  temporary: 75,
} as const;

/** The exit code for anything thrown. */
export function exitCodeOf(error: unknown): number {
  if (isChaosError(error)) return ofCode(error.code);
  const commander = error as { code?: string; exitCode?: number };
  if (commander.code?.startsWith('commander.')) return commander.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  return exitCodes.error;
}

function ofCode(code: ErrorCode): number {
  switch (code) {
    case 'NOT_FOUND':
    case 'SCENARIO_UNKNOWN':
    case 'STACK_UNKNOWN':
    case 'ROUND_UNKNOWN':
      return exitCodes.notFound;
    case 'NOT_ALLOWED':
    case 'TOKEN_EXPIRED':
      return exitCodes.notAllowed;
    case 'ROUND_NOT_IN_PHASE':
    case 'ALREADY_DONE':
      return exitCodes.conflict;
    case 'SCENARIO_INVALID':
    case 'STACK_INVALID':
    case 'COMPOSE_REFUSED':
    case 'BAD_REQUEST':
      return exitCodes.invalid;
    case 'ENGINE_UNAVAILABLE':
    case 'IMAGE_MISSING':
    case 'ABILITY_MISSING':
    case 'PLAYGROUND_FAILED':
      return exitCodes.unavailable;
    case 'ROUND_LIMIT':
    case 'STORE_LOCKED':
    case 'STORE_BUSY':
    case 'RATE_LIMITED':
    case 'ENGINE_TIMEOUT':
      return exitCodes.temporary;
    default:
      return exitCodes.error;
  }
}
