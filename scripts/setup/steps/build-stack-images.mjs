import { join } from 'node:path';
import { logFile } from '../log-file.mjs';
import { runCommand } from '../process/run-command.mjs';
import { tellingLines } from '../process/telling-lines.mjs';

/** @import { Outcome, Step } from '../step.d.mts' */

/** The images of all stacks and of the project's helpers, built when what they are made of has changed. */
export const buildStackImages = /** @type {Step} */ ({
  title: 'Playground images',
  async run({ project, options, found, signal }, report) {
    if (!options.build) return { type: 'skipped', detail: 'as they are (--no-build)' };
    if (!found.engine?.engine) return { type: 'skipped', detail: 'need a container engine' };
    let summary = '';
    /** @type {readonly string[]} */
    let failure = [];
    const { code, lastLines } = await runCommand(
      found.node ?? process.execPath,
      [join(project.root, 'packages/playground/src/images/main.ts'), ...(options.rebuild ? ['--rebuild'] : [])],
      {
        cwd: project.root,
        logFile: logFile(project, 'setup'),
        signal,
        onLine(line, from) {
          const event = from === 'out' ? readEvent(line) : null;
          if (event?.type === 'progress') report(event.text);
          if (event?.type === 'summary') summary = event.text;
          if (event?.type === 'failure') failure = event.lines;
        },
      },
    );
    if (code === 0) return { type: 'done', detail: summary };
    const said = failure.length > 0 ? failure : tellingLines(lastLines);
    return toFailure(said, logFile(project, 'setup'));
  },
});

/** @param {readonly string[]} said @param {string} log @returns {Outcome} */
function toFailure([first = 'an image could not be built', ...rest], log) {
  return {
    type: 'failed',
    detail: first,
    next: [...rest, `All output: ${log}`, 'To start without: npm start -- --no-build'],
  };
}

/**
 * @typedef {{ type: 'progress', text: string } | { type: 'summary', text: string } | { type: 'failure', lines: readonly string[] }} ImagesEvent
 */

/** @param {string} line @returns {ImagesEvent | null} */
function readEvent(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
