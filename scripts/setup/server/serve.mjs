import { homedir } from 'node:os';
import { tellingLines } from '../process/telling-lines.mjs';
import { showNext } from '../run-steps.mjs';
import { formatDuration } from '../terminal/duration.mjs';
import { showStep } from '../terminal/progress.mjs';
import { shortPath } from '../terminal/short-path.mjs';
import { painter } from '../terminal/style.mjs';
import { openBrowser } from './open-browser.mjs';
import { lastLines, startServer, untilReady } from './run-server.mjs';

/** @import { StartOptions } from '../options.mjs' */
/** @import { SetupContext } from '../step.d.mts' */
/** @import { Terminal } from '../terminal/progress.mjs' */
/** @import { RunningServer } from './run-server.mjs' */

/**
 * Runs the server until Ctrl+C, or until it ends by itself.
 * @param {StartOptions} options
 * @param {SetupContext} context
 * @param {Terminal & { say(text: string): void }} terminal
 * @returns {Promise<number>} the exit code for all
 */
export async function serve(options, context, terminal) {
  const shown = showStep(terminal, 'Server');
  shown.report('starting');
  const server = startServer(options, context);
  const state = await untilReady(server, context.signal);
  if (state === 'ended' || state === 'slow') {
    if (state === 'slow') server.kill('SIGTERM');
    const code = await server.ended;
    const detail = state === 'slow' ? 'did not answer within a minute' : `ended with code ${code}`;
    shown.end({ type: 'failed', detail, next: [] });
    showNext(terminal, explain(server));
    return code === portTaken ? portTaken : 1;
  }
  if (state === 'stopped') shown.end({ type: 'skipped', detail: 'stopped' });
  else {
    shown.end({ type: 'done', detail: 'answers' });
    welcome(server, context, terminal);
    if (options.open) openBrowser(server.url);
  }
  return untilStopped(server, context.signal, terminal);
}

const portTaken = 75;

/**
 * @param {RunningServer} server
 * @param {AbortSignal} signal
 * @param {Terminal & { say(text: string): void }} terminal
 * @returns {Promise<number>} the exit code for all
 */
async function untilStopped(server, signal, terminal) {
  await Promise.race([server.ended, untilAborted(signal)]);
  if (!signal.aborted) {
    terminal.say(`The server ended by itself with code ${await server.ended}.`);
    for (const line of explain(server)) terminal.say(`  ${line}`);
    return 1;
  }
  const since = terminal.now();
  terminal.stream.write('\n');
  terminal.say('Stopping; playgrounds are removed. Ctrl+C again: at once.');
  server.kill('SIGINT');
  const code = await server.ended;
  // 130 is how a program says "ended by Ctrl+C": that was the wish.
  if (code === 0 || code === 130) {
    terminal.say(`Stopped in ${formatDuration(terminal.now() - since)}.`);
    return 0;
  }
  terminal.say(`The server ended with code ${code}.`);
  for (const line of explain(server)) terminal.say(`  ${line}`);
  return 1;
}

/** @param {AbortSignal} signal @returns {Promise<void>} */
const untilAborted = (signal) =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

/** @param {RunningServer} server @param {SetupContext} context @param {Terminal} terminal */
function welcome({ url, log }, { found }, { stream, style }) {
  const paint = painter(style);
  const lines = [
    `  ${paint('bold', 'Play')}   ${paint('cyan', url)}`,
    `  ${paint('bold', 'Stop')}   Ctrl+C; playgrounds are removed`,
    ...(log ? [`  ${paint('bold', 'Log')}    ${shortPath(log, homedir())}`] : []),
  ];
  if (found.engine?.engine === null) {
    lines.push('', `  ${paint('yellow', 'Rounds need a container engine; the page shows how to get one.')}`);
  }
  stream.write(`\n${lines.join('\n')}\n\n`);
}

/** @param {RunningServer} server @returns {readonly string[]} */
const explain = ({ log }) =>
  log ? [...tellingLines(lastLines(log, 40)), '', `All of it: ${shortPath(log, homedir())}`] : [];
