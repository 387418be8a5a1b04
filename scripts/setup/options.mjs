import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * @typedef {object} StartOptions
 * @property {number} port
 * @property {string} host
 * @property {string} dataDir
 * @property {'ask' | 'yes' | 'no'} install whether missing system packages are installed
 * @property {boolean} build whether the web app and the images are brought up to date
 * @property {boolean} rebuild whether images are built that are current
 * @property {boolean} open whether the browser is opened
 * @property {boolean} keepEngine whether a Docker Engine started here goes on after the end
 * @property {boolean} verbose
 */

/** @typedef {{ type: 'run', options: StartOptions } | { type: 'help' } | { type: 'version' } | { type: 'wrong', message: string }} Parsed */

const flags = /** @type {const} */ ({
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  'data-dir': { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  'no-install': { type: 'boolean' },
  'no-build': { type: 'boolean' },
  rebuild: { type: 'boolean' },
  open: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  'keep-engine': { type: 'boolean' },
  verbose: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
});

/**
 * What the command line and the environment ask for. Flags win over the environment.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Parsed}
 */
export function parseStartOptions(args, env) {
  const read = readFlags(args);
  if ('message' in read) return { type: 'wrong', message: read.message };
  const { values } = read;
  if (values.help) return { type: 'help' };
  if (values.version) return { type: 'version' };
  const port = values.port ?? env.CHAOS_PORT ?? '4600';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return { type: 'wrong', message: `--port ${port}: a port is a number from 1 to 65535` };
  }
  const host = values.host ?? env.CHAOS_HOST ?? '127.0.0.1';
  if (!loopback.has(host)) {
    const message = `--host ${host}: the server has no accounts, so it listens on this machine only; use 127.0.0.1 or ::1`;
    return { type: 'wrong', message };
  }
  if (values.yes && values['no-install'])
    return { type: 'wrong', message: '--yes and --no-install contradict each other: give one' };
  return {
    type: 'run',
    options: {
      port: Number(port),
      host,
      dataDir: values['data-dir'] ?? env.CHAOS_DATA_DIR ?? usualDataDir(env),
      install: values['no-install'] ? 'no' : values.yes || env.CI === 'true' ? 'yes' : 'ask',
      build: !values['no-build'],
      rebuild: Boolean(values.rebuild),
      open: Boolean(values.open) && !values['no-open'],
      keepEngine: Boolean(values['keep-engine']),
      verbose: Boolean(values.verbose),
    },
  };
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** @param {Readonly<Record<string, string | undefined>>} env */
export const usualDataDir = (env) =>
  join(env.XDG_DATA_HOME || join(env.HOME || homedir(), '.local/share'), 'chaos-engine');

/** @param {readonly string[]} args */
function readFlags(args) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: false });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { message: `${message.split('. ')[0]}. See npm start -- --help` };
  }
}

/** What `npm start -- --help` prints. */
export const startHelp = `Usage: npm start [-- flags]

Sets up what is missing, then runs Chaos Engine until Ctrl+C.

  npm start                        play on http://127.0.0.1:4600
  npm start -- --open              the same, and open the browser
  npm start -- --port 4700 --yes   another port, install what is missing without asking

Flags
  -p, --port <number>    port of the server (default 4600; CHAOS_PORT)
      --host <address>   127.0.0.1 (default), ::1 or localhost; CHAOS_HOST
      --data-dir <dir>   rounds, logs and caches (default ~/.local/share/chaos-engine; CHAOS_DATA_DIR)
      --open             open the browser when the server is ready (--no-open: do not, the default)
  -y, --yes              install missing system packages without asking
      --no-install       never install system packages
      --no-build         start with the web app and the images as they are
      --rebuild          build all images again
      --keep-engine      leave a Docker Engine that was started here running at the end
  -v, --verbose          show the log of the server here, not only in its file
  -h, --help             this page
      --version          print the version

Container engine: DOCKER_HOST, DOCKER_CONTEXT and the selected context are honoured as Docker does; then Docker's
usual sockets and Podman's are tried.
Server: CHAOS_MAX_ROUNDS (default 3), CHAOS_POOL (default 1), CHAOS_PACE=quick (short waits, never ranked), CHAOS_KEEP=1 (playgrounds survive a stop).

Exit codes: 0 ended by Ctrl+C, 1 a step failed, 2 wrong flag, 75 port taken, 78 wrong Node, 130 ended at once by a second Ctrl+C
`;
