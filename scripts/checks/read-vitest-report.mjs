import { relative } from 'node:path';

/** @import { Failure, Tally } from './tally.mjs' */

/**
 * @typedef {object} VitestReport the part of vitest's JSON report that is used
 * @property {boolean} success
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { name: string, status: string, message: string, assertionResults: readonly { status: string, fullName: string, failureMessages: readonly string[] | null }[] }[]} testResults
 */

/**
 * What a run of vitest counted. A file that could not even be loaded is one failure.
 * @param {VitestReport} report
 * @param {string} root
 * @returns {Tally}
 */
export function readVitestReport(report, root) {
  const failures = report.testResults.flatMap((file) => failuresOf(file, relative(root, file.name)));
  const unexplained = !report.success && failures.length === 0;
  if (unexplained) failures.push({ where: 'vitest', message: 'an error outside all tests; its output is in the log' });
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/** @param {VitestReport['testResults'][number]} file @param {string} path @returns {Failure[]} */
function failuresOf({ status, message, assertionResults }, path) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [{ where: path, message }];
  return failed.map(({ fullName, failureMessages }) => ({
    where: `${path} > ${fullName}`,
    message: (failureMessages ?? []).join('\n'),
  }));
}
