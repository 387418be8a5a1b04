import { aptInstall } from '../apt/apt-install.mjs';
import { readSources } from '../apt/read-sources.mjs';
import { importImage } from '../base-image/import-image.mjs';
import { makeRoot, removeRoot } from '../base-image/make-root.mjs';
import { planDebootstrap } from '../base-image/plan-debootstrap.mjs';
import { pullImage } from '../base-image/pull-image.mjs';
import { mayInstall } from '../consent.mjs';
import { askEngine } from '../engine/ask-engine.mjs';
import { hasProgram, readHost } from '../host.mjs';

/** @import { Outcome, SetupContext, Step } from '../step.d.mts' */
/** @import { FoundEngine } from '../engine/types.d.mts' */

const image = { name: 'debian', tag: 'bookworm-slim' };
const reference = `${image.name}:${image.tag}`;

/** The Debian image that all others build upon: pulled, or made from this machine's own package source. */
export const baseImage = /** @type {Step} */ ({
  title: 'Base image',
  async run(context, report) {
    const engine = context.found.engine?.engine;
    if (!engine) return { type: 'skipped', detail: 'needs a container engine' };
    if (await isThere(engine)) return { type: 'done', detail: reference };
    if (!context.options.build) return { type: 'skipped', detail: `${reference} is missing (--no-build)` };
    report(`pulling ${reference}`);
    const problem = await pullImage(engine.endpoint, image, { report, signal: context.signal });
    if (problem === null && (await isThere(engine))) return { type: 'done', detail: `${reference} pulled` };
    return makeFromMirror(context, engine, problem ?? 'it is not there after the pull', report);
  },
});

/** @param {FoundEngine} engine */
async function isThere({ endpoint }) {
  return (await askEngine(endpoint, { path: `/images/${reference}/json`, timeoutMs: 10_000 })).status === 200;
}

/**
 * @param {SetupContext} context
 * @param {FoundEngine} engine
 * @param {string} problem why it could not be pulled
 * @param {(detail: string) => void} report
 * @returns {Promise<Outcome>}
 */
async function makeFromMirror(context, engine, problem, report) {
  const { project, options, ask, signal } = context;
  const plan = planDebootstrap(readSources());
  const why = whyNot(engine);
  if (why !== null) return cannot(problem, why);
  if (!hasProgram('debootstrap')) {
    const question = `${reference} cannot be pulled. Install debootstrap with apt and make it from ${plan.mirror}?`;
    if (!(await mayInstall(options.install, ask, question))) return cannot(problem, 'debootstrap is not installed.');
    await aptInstall(project, plan.packages, { report, signal });
  }
  const root = await makeRoot(project, plan, { report, signal });
  try {
    report('handing it to the engine');
    await importImage(engine.endpoint, root, image, signal);
  } finally {
    removeRoot(root);
  }
  return { type: 'done', detail: `${reference} made from ${plan.mirror}` };
}

/** @param {FoundEngine} engine @returns {string | null} */
function whyNot(engine) {
  const { platform, root, apt } = readHost();
  if (platform !== 'linux' || !root || !(apt || hasProgram('debootstrap'))) {
    return 'Only root on a Debian or Ubuntu machine can make it here.';
  }
  const here = process.arch === 'x64' ? 'amd64' : process.arch;
  return engine.arch === here ? null : `The engine runs on ${engine.arch}, this machine is ${here}.`;
}

/** @param {string} problem @param {string} why @returns {Outcome} */
function cannot(problem, why) {
  const next = [
    `The registry: ${problem}`,
    why,
    `Once the registry can be reached: docker pull ${reference}, then npm start.`,
  ];
  return { type: 'failed', detail: `${reference} is missing and cannot be had`, next };
}
