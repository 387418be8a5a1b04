import { join } from 'node:path';
import { currentContext, dockerConfigDir, readContext, readTls } from './context-store.mjs';
import { parseEngineAddress } from './parse-address.mjs';

/** @import { EngineCandidate, EngineSearch, EngineSurroundings, EngineTls } from './types.d.mts' */

/**
 * Where to look for an engine, in Docker's own order: DOCKER_HOST, DOCKER_CONTEXT, the selected context, and only
 * when nobody chose, the places where engines usually listen.
 * @param {EngineSurroundings} around
 * @returns {EngineSearch}
 */
export function engineCandidates(around) {
  const { env } = around;
  if (env.DOCKER_HOST) {
    return { chosen: true, candidates: [candidate('DOCKER_HOST', env.DOCKER_HOST, tlsOfEnvironment(around))] };
  }
  const name = env.DOCKER_CONTEXT || currentContext(around);
  if (!name || name === 'default') return { chosen: false, candidates: usualPlaces(around) };
  const via = env.DOCKER_CONTEXT ? `DOCKER_CONTEXT ${name}` : `context ${name}`;
  const context = readContext(around, name);
  if (context) return { chosen: true, candidates: [candidate(via, context.address, context.tls)] };
  const problem = `Docker knows no context "${name}": see "docker context ls", then "docker context use default"`;
  return { chosen: true, candidates: [{ via, address: name, endpoint: null, problem }] };
}

/**
 * @param {EngineSurroundings} around
 * @returns {readonly EngineCandidate[]}
 */
function usualPlaces({ env, home, platform, uid }) {
  if (platform === 'win32') return [candidate('default pipe', 'npipe:////./pipe/docker_engine', null)];
  const runtimeDir = env.XDG_RUNTIME_DIR || (uid === null ? null : `/run/user/${uid}`);
  const mac = platform === 'darwin';
  const places = [
    ['default socket', '/var/run/docker.sock'],
    runtimeDir && ['rootless Docker', join(runtimeDir, 'docker.sock')],
    mac && ['Docker Desktop', join(home, '.docker/run/docker.sock')],
    mac && ['OrbStack', join(home, '.orbstack/run/docker.sock')],
    mac && ['Colima', join(home, '.colima/default/docker.sock')],
    !mac && ['Docker Desktop', join(home, '.docker/desktop/docker.sock')],
    ['Rancher Desktop', join(home, '.rd/docker.sock')],
    runtimeDir && ['Podman of this user', join(runtimeDir, 'podman/podman.sock')],
    !mac && ['Podman', '/run/podman/podman.sock'],
  ];
  return places.flatMap((place) =>
    Array.isArray(place) ? [candidate(String(place[0]), `unix://${place[1]}`, null)] : [],
  );
}

/**
 * @param {string} via
 * @param {string} address
 * @param {EngineTls | null} tls
 * @returns {EngineCandidate}
 */
const candidate = (via, address, tls) => ({ via, address, ...parseEngineAddress(address, tls) });

/**
 * @param {EngineSurroundings} around
 * @returns {EngineTls | null}
 */
function tlsOfEnvironment(around) {
  const { env } = around;
  // Docker asks for TLS by either variable; only the first also asks who the other side is.
  if (!env.DOCKER_TLS_VERIFY && !env.DOCKER_TLS) return null;
  const dir = env.DOCKER_CERT_PATH || dockerConfigDir(around);
  const verify = Boolean(env.DOCKER_TLS_VERIFY);
  return readTls(around, dir, verify) ?? { ca: null, cert: null, key: null, verify };
}
