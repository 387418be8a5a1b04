import { join, relative } from 'node:path';
import { ChaosError } from '@chaos-engine/core';
import { newScenario } from '@chaos-engine/sdk';
import { loadStacks, projectRoot } from '@chaos-engine/server';
import type { Command } from 'commander';
import { say } from '../say.ts';

/** `chaos scenario new`. */
export function scenarioNewCommand(scenario: Command): void {
  scenario
    .command('new <id>')
    .description("Write the folder of a new scenario, made of its stack's starter: it can be played as it is")
    .requiredOption('--stack <name>', 'what it is played on')
    .option('--dir <folder>', 'where the folder is written', join(projectRoot, 'scenarios'))
    .action(async (id: string, { stack, dir }: { stack: string; dir: string }) => {
      const { stacks } = await loadStacks(projectRoot);
      const found = stacks.get(stack);
      if (!found)
        throw new ChaosError(
          'STACK_UNKNOWN',
          `no stack ${JSON.stringify(stack)}; installed are: ${[...stacks.keys()].join(', ')}`,
        );
      const folder = relative(process.cwd(), newScenario({ id, stackDir: found.dir, into: dir }));
      say(`Written: ${folder}/scenario.ts, briefing.md, debrief.md. Next:`);
      say(`  npm run chaos -- scenario check ${folder}    what is still the starter's`);
      say(`  npm run chaos -- verify ${id}    proves it on a real engine`);
    });
}
