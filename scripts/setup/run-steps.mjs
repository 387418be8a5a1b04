import { showStep } from './terminal/progress.mjs';
import { painter } from './terminal/style.mjs';

/** @import { Outcome, SetupContext, Step } from './step.d.mts' */
/** @import { Terminal } from './terminal/progress.mjs' */

/**
 * Runs steps in order and shows each. Stops at the first that failed and returns its outcome, `null` when none did.
 * @param {readonly Step[]} steps
 * @param {SetupContext} context
 * @param {Terminal} terminal
 * @returns {Promise<Extract<Outcome, { type: 'failed' }> | null>}
 */
export async function runSteps(steps, context, terminal) {
  for (const step of steps) {
    const shown = showStep(terminal, step.title);
    const outcome = await runStep(step, withPause(context, shown.pause), shown.report);
    shown.end(outcome);
    if (outcome.type === 'wanting' || outcome.type === 'failed') showNext(terminal, outcome.next);
    if (outcome.type === 'failed') return outcome;
  }
  return null;
}

/**
 * @param {Step} step
 * @param {SetupContext} context
 * @param {(detail: string) => void} report
 * @returns {Promise<Outcome>}
 */
async function runStep(step, context, report) {
  try {
    context.signal.throwIfAborted();
    return await step.run(context, report);
  } catch (error) {
    if (context.signal.aborted) return { type: 'failed', detail: 'stopped', next: [], exitCode: 130 };
    const [first = '', ...rest] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { type: 'failed', detail: first, next: rest };
  }
}

/**
 * A question must not share its line with a spinner.
 * @param {SetupContext} context
 * @param {() => () => void} pause
 * @returns {SetupContext}
 */
function withPause(context, pause) {
  const { ask } = context;
  if (ask === null) return context;
  return {
    ...context,
    ask: async (question) => {
      const goOn = pause();
      return ask(question).finally(goOn);
    },
  };
}

/**
 * What a person can do now, below the line of a step.
 * @param {Terminal} terminal
 * @param {readonly string[]} next
 */
export function showNext({ stream, style }, next) {
  const paint = painter(style);
  if (next.length > 0) stream.write(`\n${next.map((line) => `     ${paint('yellow', line)}`).join('\n')}\n\n`);
}
