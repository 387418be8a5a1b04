/** @import { Failure, Tally } from './tally.mjs' */

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {readonly PlaywrightSuite[]} [suites]
 * @property {readonly { title: string, file: string, tests: readonly { status: string, results: readonly { error?: { message?: string } }[] }[] }[]} [specs]
 */

/**
 * @typedef {object} PlaywrightReport the part of Playwright's JSON report that is used
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {readonly PlaywrightSuite[]} suites
 * @property {readonly { message?: string }[]} errors
 */

/**
 * What a run of Playwright counted. A test that needed a second try did not pass.
 * @param {PlaywrightReport} report
 * @returns {Tally}
 */
export function readPlaywrightReport({ stats, suites, errors }) {
  const failures = [
    ...suites.flatMap(failuresOf),
    ...errors.map(({ message = 'unknown error' }) => ({ where: 'playwright', message })),
  ];
  return { passed: stats.expected, failed: failures.length, skipped: stats.skipped, failures };
}

/** @param {PlaywrightSuite} suite @returns {Failure[]} */
function failuresOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => ({
        where: `${file} > ${title}`,
        message: results.map(({ error }) => error?.message ?? '').find((message) => message !== '') ?? 'failed',
      })),
  );
  return [...own, ...suites.flatMap(failuresOf)];
}
