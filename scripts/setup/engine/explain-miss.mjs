/** @import { EngineSilence } from './types.d.mts' */

/** @type {Readonly<Record<string, readonly [EngineSilence, string]>>} */
const byCode = {
  ENOENT: ['absent', 'nothing there'],
  ENOTDIR: ['absent', 'nothing there'],
  ECONNREFUSED: ['refused', 'there, but nobody listens: the engine is not running'],
  EACCES: ['forbidden', 'there, but this user may not use it'],
  EPERM: ['forbidden', 'there, but this user may not use it'],
  ABORT_ERR: ['slow', 'no answer within 3 s'],
  ETIMEDOUT: ['slow', 'no answer within 3 s'],
  TimeoutError: ['slow', 'no answer within 3 s'],
  ENOTFOUND: ['absent', 'no host of this name'],
  EAI_AGAIN: ['absent', 'its name cannot be looked up now'],
  EHOSTUNREACH: ['absent', 'its host cannot be reached'],
  ENETUNREACH: ['absent', 'its host cannot be reached'],
};

/**
 * Why an engine did not answer, in words.
 * @param {unknown} error
 * @returns {{ silence: EngineSilence, reason: string }}
 */
export function explainMiss(error) {
  const { code, name, message } = /** @type {{ code?: unknown, name?: unknown, message?: unknown }} */ (error ?? {});
  const known = byCode[String(code)] ?? byCode[String(name)];
  if (known) return { silence: known[0], reason: known[1] };
  return { silence: 'odd', reason: String(message ?? error) };
}
