import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { agentImage } from '../agent/agent-opener.ts';
import { helperImage } from '../beside/helper-container.ts';
import type { ImageContext } from './image-context.ts';

/** The project's own helpers that run beside or inside every playground, and the program that makes their files first. */
const tools = [
  { image: 'chaos-engine/traffic:dev', folder: 'packages/traffic/image', prepare: 'packages/traffic/build.ts' },
  { image: agentImage, folder: 'packages/playground/agent', prepare: null },
  { image: helperImage, folder: 'packages/playground/helper', prepare: null },
] as const;

export interface ToolContext extends ImageContext {
  /** Absolute path of a program to run before the context is read; `null` when nothing is to be made. */
  readonly prepare: string | null;
}

/** The images of the project's helpers. `root` is the folder of the repository. */
export function toolContexts(root: string): readonly ToolContext[] {
  return tools
    .filter(({ folder }) => existsSync(join(root, folder, 'Dockerfile')))
    .map(({ image, folder, prepare }) => ({
      image,
      dir: join(root, folder),
      prepare: prepare === null ? null : join(root, prepare),
    }));
}
