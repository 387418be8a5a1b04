import { expect, test } from 'vitest';
import { formatDuration } from './duration.mjs';
import { showStep } from './progress.mjs';
import { shortPath } from './short-path.mjs';
import { endedLine, runningLine } from './step-line.mjs';
import { readStyle } from './style.mjs';

const plain = { live: false, colour: false, unicode: false };
const rich = { live: true, colour: true, unicode: true };

test.each([
  [0, '0.0 s'],
  [940, '0.9 s'],
  [9_960, '10 s'],
  [59_400, '59 s'],
  [59_600, '1:00'],
  [125_000, '2:05'],
])('%i ms reads %s', (elapsedMs, text) => {
  expect(formatDuration(elapsedMs)).toBe(text);
});

test('NO_COLOR, a dumb terminal and a file mean plain text', () => {
  expect(readStyle({ isTTY: true }, { NO_COLOR: '1', LANG: 'C.UTF-8' }, 'linux')).toMatchObject({
    colour: false,
    live: true,
  });
  expect(readStyle({ isTTY: true }, { TERM: 'dumb' }, 'linux')).toMatchObject({ colour: false, live: false });
  expect(readStyle({}, {}, 'linux')).toEqual(plain);
  expect(readStyle({}, { FORCE_COLOR: '1' }, 'linux').colour).toBe(true);
});

test('CI gets no moving lines', () => {
  expect(readStyle({ isTTY: true }, { CI: 'true' }, 'linux').live).toBe(false);
});

test('a finished step says mark, title, finding and time', () => {
  const outcome = { type: 'done', detail: 'Docker 20.10.24' };
  const line = endedLine(plain, 80, { title: 'Container engine', outcome, elapsedMs: 120 });
  expect(line).toMatch(/^ {2}ok {2}Container engine +Docker 20\.10\.24 +0\.1 s$/);
});

test.each([40, 80, 200])('a running step fits a terminal of %i columns', (width) => {
  const step = { title: 'Playground images', detail: `7/12 edge: RUN ${'x'.repeat(300)}`, elapsedMs: 61_000, beat: 3 };
  const visible = runningLine({ ...rich, colour: false }, width, step);
  expect(visible.length).toBeLessThanOrEqual(Math.max(width, 52));
  expect(visible).toContain('...');
  expect(visible).toContain('1:01');
});

test('a log gets a line at the end of a step, and one every ten seconds on the way', () => {
  const written = [];
  let now = 0;
  const shown = showStep({ stream: { write: (text) => written.push(text) }, style: plain, now: () => now }, 'Packages');
  for (now = 0; now <= 25_000; now += 500) shown.report(`at ${now / 1000}`);
  shown.end({ type: 'done', detail: 'all' });
  expect(written.slice(0, -1).map((line) => line.trim())).toEqual([
    'Packages: at 1 (1.0 s)',
    'Packages: at 11 (11 s)',
    'Packages: at 21 (21 s)',
  ]);
  expect(written.at(-1)).toContain('all');
});

test('a path below the home folder is written short', () => {
  expect(shortPath('/home/dev/.local/log', '/home/dev')).toBe('~/.local/log');
  expect(shortPath('/home/developer/log', '/home/dev')).toBe('/home/developer/log');
});
