import { logFile } from '../setup/log-file.mjs';
import { showStep } from '../setup/terminal/progress.mjs';
import { painter } from '../setup/terminal/style.mjs';
import { readableMessage } from './readable-message.mjs';
import { closingLine, oneFailed, oneSkipped } from './tally.mjs';

/** @import { SetupContext } from '../setup/step.d.mts' */
/** @import { Terminal } from '../setup/terminal/progress.mjs' */
/** @import { TestOptions } from './options.mjs' */
/** @import { Unmet } from './requirements.mjs' */
/** @import { Stage } from './stages.mjs' */
/** @import { Failure, Tally } from './tally.mjs' */

/**
 * Runs a stage and shows it: one line, and below it what failed.
 * @param {Stage} stage
 * @param {Unmet | null} unmet what it needs and does not have
 * @param {TestOptions} options
 * @param {SetupContext} context
 * @param {Terminal} terminal
 * @returns {Promise<Tally>}
 */
export async function runStage(stage, unmet, options, context, terminal) {
  const shown = showStep(terminal, stage.name);
  const tally = unmet
    ? countUnmet(stage, unmet, options.required)
    : await stage
        .run({
          project: context.project,
          logFile: logFile(context.project, 'tests'),
          report: shown.report,
          signal: context.signal,
          chromium: context.found.browser ?? '',
          filters: options.filters,
        })
        .catch((error) => oneFailed(stage.name, context.signal.aborted ? 'stopped' : String(error)));
  const type = tally.failed > 0 ? 'failed' : tally.passed === 0 ? 'skipped' : 'done';
  const detail = tally.passed + tally.failed + tally.skipped === 0 ? 'no tests' : closingLine(tally);
  shown.end({ type, detail: unmet ? `${detail}: ${unmet.reason}` : detail, next: [] });
  if (!unmet) showFailures(tally.failures, terminal);
  return tally;
}

/**
 * A stage that cannot run is skipped where somebody works by hand, and fails where everything has to be checked.
 * @param {Pick<Stage, 'name'>} stage
 * @param {Unmet} unmet
 * @param {boolean} required
 */
export function countUnmet({ name }, { type, reason }, required) {
  return type === 'failed' || required ? oneFailed(name, reason) : oneSkipped;
}

const failuresShown = 20;

/** @param {readonly Failure[]} failures @param {Terminal} terminal */
function showFailures(failures, { stream, style }) {
  const paint = painter(style);
  for (const { where, message } of failures.slice(0, failuresShown)) {
    const text = readableMessage(message).map((line) => `       ${line}\n`);
    stream.write(`\n     ${paint('red', where)}\n${text.join('')}`);
  }
  const more = failures.length - failuresShown;
  if (more > 0) stream.write(`\n     and ${more} more; all of them are in the log\n`);
  if (failures.length > 0) stream.write('\n');
}
