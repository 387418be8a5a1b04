import { expect, test } from 'vitest';
import { browserPlaces } from '../setup/steps/find-browser.mjs';
import { parseTestOptions, stageNames } from './options.mjs';
import { readPlaywrightReport } from './read-playwright-report.mjs';
import { readVitestReport } from './read-vitest-report.mjs';
import { readableMessage } from './readable-message.mjs';
import { countUnmet } from './run-stage.mjs';
import { stages } from './stages.mjs';
import { closingLine, oneFailed, onePassed, oneSkipped, sum } from './tally.mjs';

test('the closing line sums over stages, and names skips only where there are any', () => {
  expect(closingLine(sum([onePassed, onePassed]))).toBe('2 passed, 0 failed');
  expect(closingLine(sum([onePassed, oneFailed('x', 'y'), oneSkipped]))).toBe('1 passed, 1 failed, 1 skipped');
});

test('a missing engine is a skip by hand, and a failure where everything has to be checked', () => {
  const unmet = { type: 'missing', reason: 'no container engine' };
  expect(countUnmet({ name: 'docker' }, unmet, false)).toEqual(oneSkipped);
  expect(countUnmet({ name: 'docker' }, unmet, true).failed).toBe(1);
});

test('images that cannot be built are a failure everywhere', () => {
  expect(countUnmet({ name: 'docker' }, { type: 'failed', reason: 'no mirror' }, false).failed).toBe(1);
});

test('the stages of the options are those that exist, in the same order', () => {
  expect(stages.map(({ name }) => name)).toEqual([...stageNames]);
});

const stagesOf = (args, env = {}) => parseTestOptions(args, env).options?.stages;

test('stages are chosen by name, in their own order', () => {
  expect(stagesOf(['--only', 'unit,lint'])).toEqual(['lint', 'unit']);
  expect(stagesOf(['--only', 'unit', '--only', 'lint'])).toEqual(['lint', 'unit']);
  expect(stagesOf(['--skip', 'docker,e2e'])).toEqual(['lint', 'types', 'architecture', 'unit', 'contract']);
  expect(parseTestOptions(['--only', 'units'], {})).toMatchObject({
    message: expect.stringContaining('no stage "units"'),
  });
});

test('CI requires what is missing and never asks', () => {
  expect(parseTestOptions([], { CI: 'true' }).options).toMatchObject({ required: true, install: 'yes' });
  expect(parseTestOptions([], {}).options).toMatchObject({ required: false, install: 'ask' });
});

const vitestReport = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
};
const vitestFile = (more) => ({
  name: '/repo/a.test.ts',
  status: 'failed',
  message: '',
  assertionResults: [],
  ...more,
});

test('tests that are skipped or still to be written are counted', () => {
  expect(readVitestReport(vitestReport, '/repo')).toEqual({ passed: 3, failed: 0, skipped: 2, failures: [] });
});

test('a failed test is named with its file', () => {
  const failed = { status: 'failed', fullName: 'cart keeps its goods', failureMessages: ['expected 1'] };
  const report = { ...vitestReport, success: false, testResults: [vitestFile({ assertionResults: [failed] })] };
  expect(readVitestReport(report, '/repo').failures).toEqual([
    { where: 'a.test.ts > cart keeps its goods', message: 'expected 1' },
  ]);
});

test('a file that cannot be loaded is a failure', () => {
  const report = { ...vitestReport, success: false, testResults: [vitestFile({ message: 'Cannot find module x' })] };
  expect(readVitestReport(report, '/repo')).toMatchObject({
    failed: 1,
    failures: [{ where: 'a.test.ts', message: 'Cannot find module x' }],
  });
});

test('an error outside all tests is a failure', () => {
  expect(readVitestReport({ ...vitestReport, success: false }, '/repo').failed).toBe(1);
});

test('a browser test that passed only at its second try did not pass', () => {
  const spec = (title, status, message) => ({
    title,
    file: 'round.spec.ts',
    tests: [{ status, results: message ? [{ error: { message } }] : [] }],
  });
  const suites = [
    { title: 'round', specs: [spec('a', 'expected')], suites: [{ title: 'in', specs: [spec('b', 'flaky', 'late')] }] },
  ];
  const report = { stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 2 }, suites, errors: [] };
  expect(readPlaywrightReport(report)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 2,
    failures: [{ where: 'round.spec.ts > b', message: 'late' }],
  });
});

test('browser tests that could not start are a failure', () => {
  const report = {
    stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
    suites: [],
    errors: [{ message: 'no server' }],
  };
  expect(readPlaywrightReport(report).failed).toBe(1);
});

test('a failure is told without colours and frames of libraries', () => {
  const message =
    '\u001b[31mexpected 1\u001b[0m\n  at own (/repo/a.ts:1)\n  at it (file:///repo/node_modules/x/y.js:2)\n';
  expect(readableMessage(message)).toEqual(['expected 1', '  at own (/repo/a.ts:1)']);
  expect(readableMessage('x\n'.repeat(40)).at(-1)).toBe('... 15 more lines in the log');
});

test('a browser that was named is the only one', () => {
  expect(browserPlaces({ CHAOS_CHROMIUM: '/opt/chrome', PATH: '/usr/bin' })).toEqual(['/opt/chrome']);
  expect(browserPlaces({ PATH: '/usr/bin' })[0]).toBe('/usr/bin/chromium');
});
