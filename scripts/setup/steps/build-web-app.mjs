import { join } from 'node:path';
import { contentHash } from '../content-hash.mjs';
import { logFile } from '../log-file.mjs';
import { tellingLines } from '../process/telling-lines.mjs';
import { isStamped, stamp } from '../stamp.mjs';
import { closureOf, readWorkspace } from '../workspace.mjs';
import { runPnpm } from './install-packages.mjs';

/** @import { Step } from '../step.d.mts' */

const name = '@chaos-engine/web';

/** The web app, built when anything it is made of has changed. */
export const buildWebApp = /** @type {Step} */ ({
  title: 'Web app',
  async run({ project, options, signal }, report) {
    if (!options.build) return { type: 'skipped', detail: 'as it is (--no-build)' };
    const sources = closureOf(readWorkspace(project.root), name).map(({ dir }) => dir);
    const app = sources[0];
    if (app === undefined) return { type: 'failed', detail: `there is no package ${name}`, next: [] };
    const hash = contentHash(project.root, [...sources, 'pnpm-lock.yaml', 'tsconfig.base.json'], isSource);
    const marker = join(project.root, app, 'dist/.sources');
    if (isStamped(marker, hash)) return { type: 'done', detail: 'current' };
    report('building');
    const { code, lastLines } = await runPnpm(project, ['--filter', name, 'build'], { signal });
    if (code !== 0) {
      const next = [...tellingLines(lastLines), '', `All output: ${logFile(project, 'setup')}`];
      return { type: 'failed', detail: 'the build did not succeed', next };
    }
    stamp(marker, hash);
    return { type: 'done', detail: 'built' };
  },
});

/** @param {string} path */
const isSource = (path) => !/\.test\.tsx?$|\/(dev|test|bench)\//.test(path);
