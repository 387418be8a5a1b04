import { createInterface } from 'node:readline';
import { openRequest } from '../engine/ask-engine.mjs';

/** @import { EngineEndpoint } from '../engine/types.d.mts' */

const silenceMs = 20_000;

/**
 * Pulls an image. Gives up after 20 s without a word from the registry, so that a network without one does not hang.
 * @param {EngineEndpoint} endpoint
 * @param {{ name: string, tag: string }} image
 * @param {{ report: (detail: string) => void, signal: AbortSignal }} options
 * @returns {Promise<string | null>} why there is no image, `null` when there is
 */
export async function pullImage(endpoint, { name, tag }, { report, signal }) {
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error('the registry does not answer'));
  signal.addEventListener('abort', () => silence.abort(signal.reason), { once: true, signal: silence.signal });
  let timer = setTimeout(giveUp, silenceMs);
  try {
    const path = `/images/create?fromImage=${encodeURIComponent(name)}&tag=${encodeURIComponent(tag)}`;
    const response = await openRequest(endpoint, { method: 'POST', path, signal: silence.signal });
    let problem = response.statusCode === 200 ? null : `HTTP ${response.statusCode}`;
    for await (const line of createInterface({ input: response })) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silenceMs);
      const { error, message, status, progress } = readLine(line);
      problem = error ?? message ?? problem;
      if (status) report(`pulling ${name}:${tag}: ${[status, progress].filter(Boolean).join(' ')}`);
    }
    return problem;
  } catch (error) {
    signal.throwIfAborted();
    return silence.signal.aborted ? 'the registry does not answer' : String(error);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} line @returns {{ error?: string, message?: string, status?: string, progress?: string }} */
function readLine(line) {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
