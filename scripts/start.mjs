import { askOnTerminal } from './setup/ask.mjs';
import { parseStartOptions, startHelp } from './setup/options.mjs';
import { onInterrupt } from './setup/process/interrupts.mjs';
import { openProject } from './setup/project.mjs';
import { runSteps } from './setup/run-steps.mjs';
import { serve } from './setup/server/serve.mjs';
import { baseImage } from './setup/steps/base-image.mjs';
import { buildStackImages } from './setup/steps/build-stack-images.mjs';
import { buildWebApp } from './setup/steps/build-web-app.mjs';
import { checkNode } from './setup/steps/check-node.mjs';
import { checkPort } from './setup/steps/check-port.mjs';
import { connectEngine } from './setup/steps/connect-engine.mjs';
import { installPackages } from './setup/steps/install-packages.mjs';
import { openTerminal } from './setup/terminal/open-terminal.mjs';

/** @import { StartOptions } from './setup/options.mjs' */

process.exitCode = await main();

async function main() {
  const parsed = parseStartOptions(process.argv.slice(2), process.env);
  if (parsed.type === 'run') return start(parsed.options);
  if (parsed.type === 'wrong') {
    process.stderr.write(`${parsed.message}\n`);
    return 2;
  }
  process.stdout.write(parsed.type === 'help' ? startHelp : `${openProject('.').version}\n`);
  return 0;
}

/** @param {StartOptions} options */
async function start(options) {
  const project = openProject(options.dataDir);
  const terminal = openTerminal();
  const stopping = new AbortController();
  const { signal } = stopping;
  // The second Ctrl+C waits for nothing, not even for playgrounds: the next start sweeps them. Leaving ends the server.
  const stopListening = onInterrupt({ onStop: () => stopping.abort(), onStopAtOnce: () => process.exit(130) });
  const ask = process.stdin.isTTY && terminal.style.live ? askOnTerminal(signal) : null;
  /** @type {import('./setup/step.d.mts').SetupContext} */
  const context = { project, options, env: process.env, found: {}, ask, signal };
  terminal.heading(`Chaos Engine ${project.version}`, 'a flight simulator for on-call engineers');
  try {
    const steps = [
      checkNode,
      checkPort(options),
      installPackages,
      buildWebApp,
      connectEngine,
      baseImage,
      buildStackImages,
    ];
    const failed = await runSteps(steps, context, terminal);
    return failed ? (failed.exitCode ?? 1) : await serve(options, context, terminal);
  } finally {
    const { ownEngine } = context.found;
    if (ownEngine && !options.keepEngine) terminal.say(await ownEngine.stop());
    stopListening();
  }
}
