/** @import { EngineEndpoint, EngineTls } from './types.d.mts' */

/**
 * An engine's address as Docker writes it. Gives the way to reach it, or the reason why it cannot be used.
 * @param {string} address
 * @param {EngineTls | null} tls
 * @returns {{ endpoint: EngineEndpoint, problem: null } | { endpoint: null, problem: string }}
 */
export function parseEngineAddress(address, tls) {
  const [, scheme, rest] = /^([a-z]+):\/\/(.*)$/i.exec(address) ?? [];
  if (scheme === 'unix' && rest) return { endpoint: { type: 'socket', path: rest }, problem: null };
  if (scheme === 'npipe' && rest)
    return { endpoint: { type: 'socket', path: rest.replaceAll('/', '\\') }, problem: null };
  if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') return parseTcp(address, scheme === 'https', tls);
  if (scheme === 'ssh') {
    const socket = '/tmp/engine.sock';
    return refuse(
      `engines over SSH are not reached directly: run "ssh -nNT -L ${socket}:/var/run/docker.sock ${rest}" and set DOCKER_HOST=unix://${socket}`,
    );
  }
  return refuse(
    `"${address}" is no address of an engine: write unix:///path, tcp://host:port or npipe:////./pipe/name`,
  );
}

/**
 * @param {string} address
 * @param {boolean} https
 * @param {EngineTls | null} tls
 */
function parseTcp(address, https, tls) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url?.hostname) return refuse(`"${address}" names no host: write tcp://host:port`);
  const secured = tls ?? (https ? { ca: null, cert: null, key: null, verify: true } : null);
  // A URL drops the port that is its scheme's own, so http://host and http://host:80 are one.
  const usual = url.protocol === 'https:' ? 443 : url.protocol === 'http:' ? 80 : secured ? 2376 : 2375;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  /** @type {EngineEndpoint} */
  const endpoint = { type: 'tcp', host, port: url.port === '' ? usual : Number(url.port), tls: secured };
  return { endpoint, problem: null };
}

/** @param {string} problem @returns {{ endpoint: null, problem: string }} */
const refuse = (problem) => ({ endpoint: null, problem });
