import http from 'node:http';
import https from 'node:https';
import { requestTarget } from './connection.mjs';

/** @import { EngineEndpoint } from './types.d.mts' */

/**
 * One short question to an engine. Rejects when there is no answer within `timeoutMs`.
 * @param {EngineEndpoint} endpoint
 * @param {{ method?: string, path: string, timeoutMs?: number }} question
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, text: string }>}
 */
export async function askEngine(endpoint, { method = 'GET', path, timeoutMs = 3000 }) {
  const response = await openRequest(endpoint, { method, path, signal: AbortSignal.timeout(timeoutMs) });
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

/**
 * Sends a request whose answer is a stream of progress lines. The caller owns the signal, and so the limit.
 * @param {EngineEndpoint} endpoint
 * @param {{ method: string, path: string, headers?: Record<string, string>, body?: NodeJS.ReadableStream, signal: AbortSignal }} request
 * @returns {Promise<http.IncomingMessage>}
 */
export function openRequest(endpoint, { method, path, headers = {}, body, signal }) {
  const { secure, options } = requestTarget(endpoint);
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request({ ...options, method, path, headers, signal }, resolve);
    request.on('error', reject);
    if (body) body.on('error', (error) => request.destroy(error)).pipe(request);
    else request.end();
  });
}
