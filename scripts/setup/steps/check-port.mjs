import { createServer } from 'node:net';
import { isChaosEngine, serverUrl } from '../server/address.mjs';

/** @import { Step } from '../step.d.mts' */

/**
 * The port of the server, before anything else costs time.
 * @param {{ host: string, port: number }} options
 * @returns {Step}
 */
export const checkPort = ({ host, port }) => ({
  title: 'Port',
  async run() {
    const problem = await tryToListen(host, port);
    if (problem === null) return { type: 'done', detail: `${port} on ${host}` };
    if (problem === 'EADDRINUSE') return taken(host, port);
    const next = [`Choose an address of this machine: npm start -- --host 127.0.0.1`];
    return { type: 'failed', detail: `cannot listen on ${host}:${port} (${problem})`, next, exitCode: 75 };
  },
});

/** @param {string} host @param {number} port @returns {Promise<import('../step.d.mts').Outcome>} */
async function taken(host, port) {
  const url = serverUrl(host, port);
  if (!(await isChaosEngine(url))) {
    const next = [`Take another: npm start -- --port ${port + 1}`];
    return { type: 'failed', detail: `${port} is taken by another program`, next, exitCode: 75 };
  }
  const next = [`Open it, or run one more beside it: npm start -- --port ${port + 1} --data-dir /tmp/chaos-2`];
  return { type: 'failed', detail: `Chaos Engine already runs at ${url}`, next, exitCode: 75 };
}

/** @param {string} host @param {number} port @returns {Promise<string | null>} the code of the error, if any */
function tryToListen(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}
