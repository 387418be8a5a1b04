import { existsSync, readFileSync } from 'node:fs';
import { aptInstall } from '../apt/apt-install.mjs';
import { mayInstall } from '../consent.mjs';
import { findEngine } from '../engine/find-engine.mjs';
import { ownDockerd } from '../engine/own-dockerd.mjs';
import { planEngine } from '../engine/plan-engine.mjs';
import { startDockerd } from '../engine/start-dockerd.mjs';
import { readHost } from '../host.mjs';
import { logFile } from '../log-file.mjs';

/** @import { Outcome, SetupContext, Step } from '../step.d.mts' */
/** @import { EngineFinding } from '../engine/types.d.mts' */

/** The container engine that playgrounds run on. Without one the server still starts and says what is missing. */
export const connectEngine = /** @type {Step} */ ({
  title: 'Container engine',
  async run(context, report) {
    const first = await findEngine();
    if (first.engine !== null) return settle(context, first);
    const host = readHost();
    const plan = planEngine(first, host);
    if (plan.type === 'tell') return wanting(context, first, plan.next);
    if (plan.type === 'install') {
      const question = `No container engine answers. Install ${plan.packages.join(' and ')} with apt now?`;
      if (!(await mayInstall(context.options.install, context.ask, question))) {
        return wanting(context, first, [`Install it by hand: apt-get install -y ${plan.packages.join(' ')}`]);
      }
      await aptInstall(context.project, plan.packages, { report, signal: context.signal });
    }
    // Installing the package may have started the engine already.
    const now = await findEngine();
    const { systemd } = readHost();
    const started = now.engine ? now : await startDockerd(context.project, { systemd, report, signal: context.signal });
    return started.engine ? settle(context, started) : notStarted(context, started);
  },
});

/** @param {SetupContext} context @param {EngineFinding} finding @returns {Outcome} */
function settle({ project, found }, finding) {
  found.engine = finding;
  const { engine } = finding;
  if (engine === null) return { type: 'failed', detail: 'no engine', next: [] };
  const own = ownDockerd(project, engine);
  if (own) found.ownEngine = own;
  const name = engine.kind === 'podman' ? 'Podman' : 'Docker';
  return { type: 'done', detail: `${name} ${engine.version} (${own ? `started here, pid ${own.pid}` : engine.via})` };
}

/** @param {SetupContext} context @param {EngineFinding} finding @param {readonly string[]} next @returns {Outcome} */
function wanting({ found }, finding, next) {
  found.engine = finding;
  return { type: 'wanting', detail: 'none answers; rounds need one', next };
}

/** @param {SetupContext} context @param {EngineFinding} finding @returns {Outcome} */
function notStarted(context, finding) {
  const log = logFile(context.project, 'dockerd');
  const said = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-4) : [];
  return { ...wanting(context, finding, [...said, `All of it: ${log}`]), detail: 'Docker Engine did not start' };
}
