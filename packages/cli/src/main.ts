#!/usr/bin/env node
import { Command } from 'commander';
import { cleanCommand } from './commands/clean.ts';
import { doctorCommand } from './commands/doctor.ts';
import { playCommand } from './commands/play.ts';
import { roundCommand } from './commands/round.ts';
import { scenarioCommand } from './commands/scenario.ts';
import { schemaCommand } from './commands/schema.ts';
import { stackCommand } from './commands/stack.ts';
import { verifyCommand } from './commands/verify.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { say } from './say.ts';
import { version } from './version.ts';

const program = new Command('chaos')
  .description('A flight simulator for on-call engineers.')
  .version(version, '-V, --version', 'print the version')
  .option('--server <url>', 'the running server', process.env.CHAOS_SERVER ?? 'http://127.0.0.1:4600')
  .option('--no-color', 'no colours (also NO_COLOR)')
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  chaos doctor                              is everything here that a round needs?
  chaos scenario list                       what can be played
  chaos play a12-deleted-but-open-log --open    start a round and open it in the browser
  chaos scenario new b15-mine --stack storefront    begin a scenario of your own
  chaos scenario check b15-mine             is it sound, as far as can be seen without playing?
  chaos schema scenario                     the JSON Schema of a manifest
  chaos stack build storefront              build what is missing of a stack's images
  chaos verify --all                        prove every scenario on a real engine

Exit codes: 0 ok, 2 usage, 3 round lost, 4 verification failed, 5 not found, 6 not allowed, 7 conflict, 8 invalid, 69 unavailable, 75 try again`,
  );
for (const add of [
  doctorCommand,
  scenarioCommand,
  schemaCommand,
  playCommand,
  verifyCommand,
  roundCommand,
  stackCommand,
  cleanCommand,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  const code = exitCodeOf(error);
  // Commander has already said what was wrong with the words of the call.
  if (!(error as { code?: string }).code?.startsWith('commander.'))
    say(error instanceof Error ? error.message : String(error));
  process.exitCode = code;
  if (code === exitCodes.ok) process.exitCode = 0;
}
