import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {Readonly<Record<string, string | undefined>>} [env] added to the environment of this process
 * @property {string} logFile all output is added to it
 * @property {(line: string, from: 'out' | 'err') => void} [onLine]
 * @property {AbortSignal} [signal] ends the command
 */

const linesKept = 60;

/**
 * Runs a program to its end. Its output goes to a log, and line by line to the caller; there is no input.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} options
 * @returns {Promise<{ code: number, lastLines: readonly string[] }>} `code` is 127 when there is no such program
 */
export async function runCommand(program, args, { cwd, env, logFile, onLine = () => {}, signal }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = (/** @type {string} */ text) => appendFileSync(logFile, `${text}\n`);
  log(`\n$ ${[program, ...args].join(' ')}`);
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd ? { cwd } : {}),
    ...(signal ? { signal } : {}),
    env: { ...process.env, ...env },
  });
  /** @type {string[]} */
  const lastLines = [];
  /** @param {NodeJS.ReadableStream} stream @param {'out' | 'err'} from */
  const follow = (stream, from) =>
    createInterface({ input: stream }).on('line', (raw) => {
      const line = stripVTControlCharacters(raw);
      log(line);
      if (line.trim() !== '') lastLines.push(line);
      if (lastLines.length > linesKept) lastLines.shift();
      onLine(line, from);
    });
  follow(child.stdout, 'out');
  follow(child.stderr, 'err');
  const code = await new Promise((resolve, reject) => {
    child.on('error', (error) => {
      if (signal?.aborted) return reject(signal.reason);
      log(error.message);
      lastLines.push(error.message);
      resolve(127);
    });
    child.on('close', (status, killedBy) => resolve(status ?? (killedBy ? 128 : 1)));
  });
  signal?.throwIfAborted();
  return { code, lastLines };
}
