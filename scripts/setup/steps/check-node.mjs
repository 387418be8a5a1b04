/** @import { Step } from '../step.d.mts' */

const oldest = 20;

/**
 * Whether this Node can run the set-up.
 * @param {string} version `20.11.1`
 */
export const isNodeNewEnough = (version) => Number(version.split('.')[0]) >= oldest;

/** The Node that runs the set-up. The server gets its own, which comes with the packages. */
export const checkNode = /** @type {Step} */ ({
  title: 'Node',
  async run() {
    const { node } = process.versions;
    if (isNodeNewEnough(node)) return { type: 'done', detail: node };
    const next = [`Install Node ${oldest} or newer from https://nodejs.org or your distribution, then: npm start`];
    return { type: 'failed', detail: `${node} is too old: ${oldest} or newer is needed`, next, exitCode: 78 };
  },
});
