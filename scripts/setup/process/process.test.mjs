import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPnpmProgress } from '../steps/install-packages.mjs';
import { readInterrupt } from './interrupts.mjs';
import { runCommand } from './run-command.mjs';
import { tellingLines } from './telling-lines.mjs';

let dir;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ce-run-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('one Ctrl+C asks to stop, its echo through npm nothing more, a second one to stop at once', () => {
  expect(readInterrupt(null, 5000)).toBe('stop');
  expect(readInterrupt(5000, 5003)).toBe('echo');
  expect(readInterrupt(5000, 6500)).toBe('stop at once');
});

test('a command is followed line by line, and all of it is kept in a log', async () => {
  const logFile = join(dir, 'log/a.log');
  const lines = [];
  const program = 'console.log("one"); console.error("two"); process.exit(3)';
  const { code } = await runCommand(process.execPath, ['-e', program], {
    logFile,
    onLine: (line, from) => lines.push(`${from} ${line}`),
  });
  expect(code).toBe(3);
  expect(lines.sort()).toEqual(['err two', 'out one']);
  expect(readFileSync(logFile, 'utf8')).toContain('one\n');
});

test('a program that does not exist ends with 127', async () => {
  const { code } = await runCommand('no-such-program-here', [], { logFile: join(dir, 'a.log') });
  expect(code).toBe(127);
});

test('a command can be stopped', async () => {
  const stop = new AbortController();
  const running = runCommand(process.execPath, ['-e', 'console.log("up"); setInterval(() => {}, 1000)'], {
    logFile: join(dir, 'a.log'),
    signal: stop.signal,
    onLine: () => stop.abort(),
  });
  await expect(running).rejects.toThrow(/abort/i);
});

test('of a failure the lines from the first error on are told, without stack frames', () => {
  const lines = ['building', 'Error: no such file', '    at open (fs.js:1)', '', 'in main.tsx'];
  expect(tellingLines(lines)).toEqual(['Error: no such file', 'in main.tsx']);
  expect(tellingLines(['a', 'b', 'c'], 2)).toEqual(['b', 'c']);
});

test('of what pnpm prints only the numbers are shown', () => {
  expect(readPnpmProgress('Progress: resolved 441, reused 100, downloaded 41, added 12')).toBe(
    '441 needed, 141 here, 12 installed',
  );
  expect(readPnpmProgress('[WARN] deprecated')).toBeNull();
});
