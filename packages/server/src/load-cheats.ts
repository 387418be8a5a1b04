import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Cheat, cheatsSchema } from '@chaos-engine/core';

/** What cheaters try on the stack in this folder: its `cheats.ts`; none when it has no such file. */
export async function loadCheats(stackDir: string): Promise<readonly Cheat[]> {
  const file = join(stackDir, 'cheats.ts');
  if (!existsSync(file)) return [];
  const { default: cheats } = (await import(pathToFileURL(file).href)) as { default?: unknown };
  return cheatsSchema.parse(cheats);
}
