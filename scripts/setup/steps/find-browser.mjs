import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from '../apt/apt-install.mjs';
import { mayInstall } from '../consent.mjs';
import { readHost } from '../host.mjs';

/** @import { SetupContext, Step } from '../step.d.mts' */

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const macApps = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/**
 * Where a Chromium may be, best first.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function browserPlaces(env) {
  if (env.CHAOS_CHROMIUM) return [env.CHAOS_CHROMIUM];
  const dirs = (env.PATH ?? '').split(delimiter).filter((dir) => dir !== '');
  return [...names.flatMap((name) => dirs.map((dir) => join(dir, name))), ...macApps];
}

/** The browser that the tests drive. */
export const findBrowser = /** @type {Step} */ ({
  title: 'Chromium',
  async run(context, report) {
    const { found, env } = context;
    const there = browserPlaces(env).find((path) => existsSync(path));
    if (!there && !(await install(context, report))) {
      const next = ['Install Chromium or Chrome, or name one: CHAOS_CHROMIUM=/path npm test'];
      return { type: 'wanting', detail: 'not found', next };
    }
    const path = there ?? browserPlaces(env).find((each) => existsSync(each));
    if (!path) return { type: 'failed', detail: 'apt installed no Chromium that can be used here', next: [] };
    found.browser = path;
    return { type: 'done', detail: path };
  },
});

/** @param {SetupContext} context @param {(detail: string) => void} report */
async function install({ project, options, ask, signal, env }, report) {
  const { root, apt } = readHost();
  if (!root || !apt || env.CHAOS_CHROMIUM) return false;
  if (!(await mayInstall(options.install, ask, 'The browser tests need Chromium. Install it with apt now?')))
    return false;
  await aptInstall(project, ['chromium'], { report, signal });
  return true;
}
