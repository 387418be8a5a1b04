/**
 * @typedef {object} Failure
 * @property {string} where file and name of the test, or what was checked
 * @property {string} message
 */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly Failure[]} failures
 */

/**
 * Adds up what several stages counted.
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/**
 * `12 passed, 0 failed`, and the skipped ones where there are any.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** One check that succeeded. @type {Tally} */
export const onePassed = { passed: 1, failed: 0, skipped: 0, failures: [] };

/** One thing that could not be run. @type {Tally} */
export const oneSkipped = { passed: 0, failed: 0, skipped: 1, failures: [] };

/**
 * One check that did not succeed.
 * @param {string} where
 * @param {string} message
 * @returns {Tally}
 */
export const oneFailed = (where, message) => ({ passed: 0, failed: 1, skipped: 0, failures: [{ where, message }] });
