import { parseTestOptions, testHelp } from './checks/options.mjs';
import { createRequirements } from './checks/requirements.mjs';
import { runStage } from './checks/run-stage.mjs';
import { stages } from './checks/stages.mjs';
import { closingLine, sum } from './checks/tally.mjs';
import { askOnTerminal } from './setup/ask.mjs';
import { logFile } from './setup/log-file.mjs';
import { onInterrupt } from './setup/process/interrupts.mjs';
import { openProject } from './setup/project.mjs';
import { openTerminal } from './setup/terminal/open-terminal.mjs';

/** @import { TestOptions } from './checks/options.mjs' */
/** @import { Tally } from './checks/tally.mjs' */

process.exitCode = await main();

async function main() {
  const parsed = parseTestOptions(process.argv.slice(2), process.env);
  if (parsed.type === 'run') return test(parsed.options);
  if (parsed.type === 'wrong') {
    process.stderr.write(`${parsed.message}\n`);
    return 2;
  }
  process.stdout.write(testHelp);
  return 0;
}

/** @param {TestOptions} options */
async function test(options) {
  const project = openProject('test-results');
  const terminal = openTerminal();
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopListening = onInterrupt({ onStop: () => stopping.abort(), onStopAtOnce: () => process.exit(130) });
  const ask = process.stdin.isTTY && terminal.style.live ? askOnTerminal(signal) : null;
  /** @type {import('./setup/step.d.mts').SetupContext} */
  const context = {
    project,
    options: { install: options.install, build: true, rebuild: false },
    env: process.env,
    found: {},
    ask,
    signal,
  };
  const provide = createRequirements(context, terminal);
  terminal.heading('Chaos Engine', 'checks and tests');
  /** @type {Tally[]} */
  const tallies = [];
  for (const stage of stages.filter(({ name }) => options.stages.includes(name))) {
    if (signal.aborted) break;
    const unmet = await provide(stage.needs);
    tallies.push(await runStage(stage, unmet, options, context, terminal));
  }
  if (context.found.ownEngine) terminal.say(await context.found.ownEngine.stop());
  stopListening();
  const total = sum(tallies);
  if (total.failed > 0) terminal.say(`All output: ${logFile(project, 'tests')}`);
  process.stdout.write(`\n${closingLine(total)}\n`);
  return signal.aborted ? 130 : total.failed > 0 ? 1 : 0;
}
