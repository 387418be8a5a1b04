import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { askEngine } from './ask-engine.mjs';
import { engineCandidates } from './candidates.mjs';
import { explainMiss } from './explain-miss.mjs';

/** @import { EngineCandidate, EngineFinding, EngineMiss, EngineSurroundings, FoundEngine } from './types.d.mts' */

/**
 * Finds the container engine the way Docker's own client does, then where Podman and desktop products listen.
 * @param {Partial<EngineSurroundings>} [around] what differs from this process and this machine
 * @returns {Promise<EngineFinding>}
 */
export async function findEngine(around = {}) {
  const { chosen, candidates } = engineCandidates({ ...thisMachine(), ...around });
  /** @type {EngineMiss[]} */
  const tried = [];
  for (const candidate of candidates) {
    const answer = await knock(candidate);
    if ('kind' in answer) return { engine: answer, chosen, tried };
    tried.push(answer);
  }
  return { engine: null, chosen, tried };
}

/** @returns {EngineSurroundings} */
function thisMachine() {
  return { env: process.env, home: homedir(), platform: process.platform, uid: process.getuid?.() ?? null, readText };
}

/**
 * @param {EngineCandidate} candidate
 * @returns {Promise<FoundEngine | EngineMiss>}
 */
async function knock({ via, address, endpoint, problem }) {
  if (endpoint === null) return { via, address, silence: 'unusable', reason: problem ?? 'unusable address' };
  try {
    const { status, text } = await askEngine(endpoint, { path: '/version' });
    const engine = status === 200 ? readVersion(text) : null;
    if (engine) return { via, address, endpoint, ...engine };
    return { via, address, silence: 'odd', reason: `answers (HTTP ${status}), but not as a container engine does` };
  } catch (error) {
    return { via, address, ...explainMiss(error) };
  }
}

/**
 * @param {string} text
 * @returns {Pick<FoundEngine, 'kind' | 'version' | 'apiVersion' | 'arch'> | null}
 */
export function readVersion(text) {
  try {
    const { Version, ApiVersion, Arch, Components } = JSON.parse(text);
    if (typeof ApiVersion !== 'string') return null;
    const podman = Array.isArray(Components) && Components.some(({ Name }) => /podman/i.test(String(Name)));
    return { kind: podman ? 'podman' : 'docker', version: String(Version), apiVersion: ApiVersion, arch: String(Arch) };
  } catch {
    return null;
  }
}

/** @param {string} path @returns {string | null} */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
