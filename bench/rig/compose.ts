import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSources } from '../../scripts/setup/apt/read-sources.mjs';

const run = promisify(execFile);

/** The first Debian whose `docker-compose` is version 2. Its one binary needs nothing of its own release. */
const suite = 'trixie';

/** Docker Compose: the plugin of this machine, or a copy that was fetched for the measurements. */
export type Compose = (...args: readonly string[]) => Promise<string>;

/** Finds it, or fetches it by apt into `cacheDir`, leaving the system as it is. Rejects with what to do where neither works. */
export async function findCompose(cacheDir: string, progress: (text: string) => void): Promise<Compose> {
  const plugin = await run('docker', ['compose', 'version']).catch(() => null);
  if (plugin !== null) return composeOf('docker', ['compose']);
  const binary = join(cacheDir, 'usr/libexec/docker/cli-plugins/docker-compose');
  if (!existsSync(binary)) {
    progress('fetching Docker Compose');
    await fetchByApt(cacheDir).catch((cause: unknown) => {
      throw new Error('Docker Compose is not here and apt cannot fetch it; install the Compose plugin', { cause });
    });
  }
  return composeOf(binary, []);
}

const composeOf =
  (program: string, first: readonly string[]): Compose =>
  async (...args) => {
    try {
      const { stdout } = await run(program, [...first, ...args], { maxBuffer: 64 * 2 ** 20 });
      return stdout;
    } catch (cause) {
      // The last of many lines says what went wrong.
      const last = (cause as { stderr?: string }).stderr?.trim().split('\n').at(-1);
      throw new Error(`docker compose: ${last ?? String(cause)}`, { cause });
    }
  };

/** With lists and archives of its own, so that neither the sources nor the packages of this machine change. */
async function fetchByApt(dir: string): Promise<void> {
  const debian = readSources().find(({ suites, components }) => suites.length > 0 && components.includes('main'));
  if (!debian) throw new Error('no Debian source is known here');
  for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(dir, folder), { recursive: true });
  const options = debian.signedBy === null ? '' : `[signed-by=${debian.signedBy}] `;
  const list = join(dir, 'sources.list');
  writeFileSync(list, debian.uris.map((uri) => `deb ${options}${uri} ${suite} main\n`).join(''));
  const own = [
    `Dir::Etc::sourcelist=${list}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::lists=${join(dir, 'lists')}`,
    `Dir::Cache=${join(dir, 'cache')}`,
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  await run('apt-get', [...own, '-q', 'update']);
  await run('apt-get', [...own, '-q', 'download', `docker-compose/${suite}`], { cwd: dir });
  const file = readdirSync(dir).find((name) => name.startsWith('docker-compose_') && name.endsWith('.deb'));
  await run('dpkg-deb', ['-x', join(dir, file ?? ''), dir]);
}
