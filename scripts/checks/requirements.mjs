import { runSteps } from '../setup/run-steps.mjs';
import { baseImage } from '../setup/steps/base-image.mjs';
import { buildStackImages } from '../setup/steps/build-stack-images.mjs';
import { buildWebApp } from '../setup/steps/build-web-app.mjs';
import { checkNode } from '../setup/steps/check-node.mjs';
import { connectEngine } from '../setup/steps/connect-engine.mjs';
import { findBrowser } from '../setup/steps/find-browser.mjs';
import { installPackages } from '../setup/steps/install-packages.mjs';

/** @import { SetupContext, Step } from '../setup/step.d.mts' */
/** @import { Terminal } from '../setup/terminal/progress.mjs' */
/** @import { Need } from './stages.mjs' */

/** Why a stage cannot run: what it needs is not on this machine, or making it did not succeed. */
/** @typedef {{ type: 'missing' | 'failed', reason: string }} Unmet */

/** @type {Readonly<Record<Need, readonly Step[]>>} */
const stepsFor = {
  packages: [checkNode, installPackages],
  web: [buildWebApp],
  images: [connectEngine, baseImage, buildStackImages],
  browser: [findBrowser],
};

/**
 * Provides what stages need, each thing once and only when the first stage asks for it.
 * @param {SetupContext} context
 * @param {Terminal} terminal
 * @returns {(needs: readonly Need[]) => Promise<Unmet | null>}
 */
export function createRequirements(context, terminal) {
  /** @type {Map<Need, Unmet | null>} */
  const known = new Map();
  const provide = async (/** @type {Need} */ need) => {
    const failed = await runSteps(stepsFor[need], context, terminal);
    if (failed) return /** @type {Unmet} */ ({ type: 'failed', reason: failed.detail });
    return missing(need, context);
  };
  return async (needs) => {
    for (const need of needs) {
      const unmet = known.has(need) ? known.get(need) : await provide(need);
      known.set(need, unmet ?? null);
      if (unmet) return unmet;
    }
    return null;
  };
}

/** @param {Need} need @param {SetupContext} context @returns {Unmet | null} */
function missing(need, { found }) {
  if (need === 'images' && !found.engine?.engine) return { type: 'missing', reason: 'no container engine' };
  if (need === 'browser' && !found.browser) return { type: 'missing', reason: 'no Chromium' };
  return null;
}
