/** @import { EngineEndpoint } from './types.d.mts' */

/**
 * What node:http and node:https need to reach an engine.
 * @param {EngineEndpoint} endpoint
 */
export function requestTarget(endpoint) {
  if (endpoint.type === 'socket') return { secure: false, options: { socketPath: endpoint.path, host: 'localhost' } };
  const { host, port, tls } = endpoint;
  return { secure: tls !== null, options: { host, port, ...(tls ? tlsOptions(tls) : {}) } };
}

/**
 * The same as options of a dockerode client.
 * @param {EngineEndpoint} endpoint
 */
export function dockerodeOptions(endpoint) {
  if (endpoint.type === 'socket') return { socketPath: endpoint.path };
  const { host, port, tls } = endpoint;
  if (!tls) return { protocol: /** @type {const} */ ('http'), host, port };
  return { protocol: /** @type {const} */ ('https'), host, port, ...tlsOptions(tls) };
}

/** @param {import('./types.d.mts').EngineTls} tls */
function tlsOptions({ ca, cert, key, verify }) {
  return { ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}), rejectUnauthorized: verify };
}
