import { ChaosError } from '@chaos-engine/core';
import { buildStackImages, openEngine, progressText } from '@chaos-engine/playground';
import { loadStacks, projectRoot } from '@chaos-engine/server';
import type { Command } from 'commander';
import { printJson, say } from '../say.ts';

/** `chaos stack build`. */
export function stackCommand(program: Command): void {
  const stack = program.command('stack').description('What rounds are played on');

  stack
    .command('build [name]')
    .description('Build the images of a stack, or of all, that are missing or older than their files')
    .option('--rebuild', 'also those that are current')
    .option('--json', 'print JSON')
    .action(async (name: string | undefined, { rebuild = false, json }: { rebuild?: boolean; json?: boolean }) => {
      const built: string[] = [];
      const folders = await foldersOf(name);
      const engine = openEngine();
      await engine.ping();
      for (const dir of folders)
        await buildStackImages(
          engine.docker,
          dir,
          (progress) => {
            if (progress.type === 'built') built.push(progress.image);
            const text = progressText(progress);
            if (text !== null) say(progress.type === 'current' ? `${text}, current` : text);
          },
          { force: rebuild },
        );
      if (json) printJson('stack-build', { built });
      else say(built.length === 0 ? 'All images are current.' : `Built: ${built.join(', ')}`);
    });
}

async function foldersOf(name: string | undefined): Promise<readonly string[]> {
  const { stacks } = await loadStacks(projectRoot);
  if (name === undefined) return [...stacks.values()].map(({ dir }) => dir);
  const found = stacks.get(name);
  if (found) return [found.dir];
  throw new ChaosError(
    'STACK_UNKNOWN',
    `no stack ${JSON.stringify(name)}; installed are: ${[...stacks.keys()].join(', ')}`,
  );
}
