/**
 * Where a browser on this machine finds the server.
 * @param {string} host address the server listens on
 * @param {number} port
 */
export function serverUrl(host, port) {
  const everywhere = host === '0.0.0.0' || host === '::' || host === '';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * Whether only this machine can reach the address.
 * @param {string} host
 */
export const isLoopback = (host) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/**
 * Whether Chaos Engine answers there.
 * @param {string} url
 * @param {AbortSignal} [signal]
 */
export async function isChaosEngine(url, signal = AbortSignal.timeout(2000)) {
  try {
    const response = await fetch(`${url}/api/health`, { signal });
    return /** @type {{ ok?: unknown }} */ (await response.json()).ok === true;
  } catch {
    return false;
  }
}
