import { formatDuration } from '../terminal/duration.mjs';
import { showStep } from '../terminal/progress.mjs';
import { painter } from '../terminal/style.mjs';
import { openBrowser } from './open-browser.mjs';
import { lastLines, startServer, untilReady } from './run-server.mjs';

/** @import { SetupContext } from '../step.d.mts' */
/** @import { RunningServer } from './run-server.mjs' */
/** @import { Terminal } from '../terminal/progress.mjs' */

/** @import { StartOptions } from '../options.mjs' */

/**
 * Runs the server until Ctrl+C, or until it ends by itself.
 * @param {StartOptions} options
 * @param {SetupContext} context
 * @param {Terminal & { say(text: string): void }} terminal
 * @returns {Promise<number>} the exit code for all
 */
export async function serve(options, context, terminal) {
  const { signal } = context;
  const shown = showStep(terminal, 'Server');
  shown.report('starting');
  const server = startServer(options, context);
  const stopped = untilStopped(server, signal, terminal);
  const state = await untilReady(server, signal).catch(() => 'stopped');
  if (state === 'ended' || state === 'slow') {
    const detail = state === 'slow' ? 'does not answer' : `ended with code ${await server.ended}`;
    shown.end({ type: 'failed', detail, next: [] });
    explain(server, terminal);
    server.kill('SIGTERM');
    await server.ended;
    return 1;
  }
  if (state === 'ready') {
    shown.end({ type: 'done', detail: options.verbose ? 'answers' : `answers; its log: ${server.log}` });
    welcome(server, context, terminal);
    if (options.open) openBrowser(server.url);
  } else {
    shown.end({ type: 'skipped', detail: 'stopped' });
  }
  return stopped;
}

/**
 * @param {RunningServer} server
 * @param {AbortSignal} signal
 * @param {Terminal & { say(text: string): void }} terminal
 */
async function untilStopped(server, signal, terminal) {
  const since = { stop: 0 };
  const onStop = () => {
    since.stop = terminal.now();
    terminal.stream.write('\n');
    terminal.say('Stopping: playgrounds are removed. (Ctrl+C again: at once)');
    server.kill('SIGINT');
  };
  if (signal.aborted) onStop();
  else signal.addEventListener('abort', onStop, { once: true });
  const code = await server.ended;
  signal.removeEventListener('abort', onStop);
  if (!signal.aborted) {
    terminal.say(`The server ended by itself with code ${code}.`);
    explain(server, terminal);
    return code === 0 ? 0 : 1;
  }
  // 130 is how a program says "ended by Ctrl+C": that was the wish.
  const clean = code === 0 || code === 130;
  terminal.say(
    clean ? `Stopped in ${formatDuration(terminal.now() - since.stop)}.` : `The server ended with code ${code}.`,
  );
  return clean ? 0 : 1;
}

/** @param {RunningServer} server @param {SetupContext} context @param {Terminal} terminal */
function welcome({ url }, { found }, { stream, style }) {
  const paint = painter(style);
  const lines = [
    `  ${paint('bold', 'Play:')} ${paint('cyan', url)}   ${paint('dim', 'Ctrl+C stops it and removes its playgrounds.')}`,
  ];
  if (found.engine?.engine === null)
    lines.push(`  ${paint('yellow', 'Rounds need a container engine; the page shows how to get one.')}`);
  stream.write(`\n${lines.join('\n')}\n\n`);
}

/** @param {RunningServer} server @param {Terminal & { say(text: string): void }} terminal */
function explain({ log }, terminal) {
  if (!log) return;
  terminal.say(`Its last words (${log}):`);
  for (const line of lastLines(log, 12)) terminal.say(`  ${line}`);
}
