import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** @import { EngineSurroundings, EngineTls } from './types.d.mts' */

/**
 * Docker's folder of settings.
 * @param {EngineSurroundings} around
 */
export const dockerConfigDir = ({ env, home }) => env.DOCKER_CONFIG || join(home, '.docker');

/**
 * The context that `docker context use` selected; `null` when none was.
 * @param {EngineSurroundings} around
 * @returns {string | null}
 */
export function currentContext(around) {
  const config = parseJson(around.readText(join(dockerConfigDir(around), 'config.json')));
  const name = /** @type {{ currentContext?: unknown } | null} */ (config)?.currentContext;
  return typeof name === 'string' && name !== '' ? name : null;
}

/**
 * Reads one context as Docker keeps it: a folder named by the hash of its name.
 * @param {EngineSurroundings} around
 * @param {string} name
 * @returns {{ address: string, tls: EngineTls | null } | null} `null` when there is no such context
 */
export function readContext(around, name) {
  const id = createHash('sha256').update(name).digest('hex');
  const contexts = join(dockerConfigDir(around), 'contexts');
  const meta = /** @type {any} */ (parseJson(around.readText(join(contexts, 'meta', id, 'meta.json'))));
  const docker = meta?.Endpoints?.docker;
  if (typeof docker?.Host !== 'string') return null;
  return {
    address: docker.Host,
    tls: readTls(around, join(contexts, 'tls', id, 'docker'), docker.SkipTLSVerify !== true),
  };
}

/**
 * The keys in a folder, as Docker names them; `null` when there are none.
 * @param {EngineSurroundings} around
 * @param {string} dir
 * @param {boolean} verify
 * @returns {EngineTls | null}
 */
export function readTls(around, dir, verify) {
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((file) => around.readText(join(dir, file)));
  if (!ca && !cert) return null;
  return { ca: ca ?? null, cert: cert ?? null, key: key ?? null, verify };
}

/** @param {string | null} text @returns {unknown} */
function parseJson(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
