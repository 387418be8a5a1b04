import { ChaosError, isChaosError } from '@chaos-engine/core';

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'EACCES',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);

/** HTTP status of an answer of the Engine, or `null` when it did not answer. */
export function engineStatus(error: unknown): number | null {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : null;
}

/** True when nothing answered at the Engine's address. */
export function isUnreachable(error: unknown): boolean {
  if (isChaosError(error)) return error.code === 'ENGINE_UNAVAILABLE';
  const code = (error as { code?: unknown } | null)?.code;
  return engineStatus(error) === null && typeof code === 'string' && unreachable.has(code);
}

/** The object asked for does not exist (any more). */
export const isMissing = (error: unknown): boolean => engineStatus(error) === 404;

/** The object is in a state that contradicts the request, or its name is taken. */
export const isConflict = (error: unknown): boolean => engineStatus(error) === 409;

/** Turns what a call threw into a coded error; answers of the Engine (4xx, 5xx) pass through as they are. */
export function toEngineError(error: unknown, address: string): unknown {
  if (isChaosError(error) || !isUnreachable(error)) return error;
  const reason = (error as { code?: string }).code;
  return new ChaosError(
    'ENGINE_UNAVAILABLE',
    `no container engine answers at ${address} (${reason}); start it, or set DOCKER_HOST to the one to use`,
    { cause: error },
  );
}
