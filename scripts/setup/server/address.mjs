/**
 * Where a browser on this machine finds the server.
 * @param {string} host address the server listens on
 * @param {number} port
 */
export function serverUrl(host, port) {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

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
