import { openEngine } from '@chaos-engine/playground';
import type { Own } from '../measure/processes.ts';
import type { Context } from './context.ts';
import { instance } from './instance.ts';
import { type Lab, openLab } from './lab.ts';
import { openVenue, type Venue } from './venue.ts';

/** The parts that measurements share, and what has to be told about them all. */
export interface Rig {
  readonly context: Context;
  /** The engine and its version; `null` when none answers. */
  engineName(): Promise<string | null>;
  own(): Promise<Own>;
  warn(text: string): void;
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

export interface RigOptions {
  readonly root: string;
  readonly workDir: string;
  readonly quick: boolean;
  readonly progress: (text: string) => void;
}

/** Opens the rig; nothing is started before it is asked for. */
export function openRig(options: RigOptions): Rig {
  const engine = openEngine();
  const warnings: string[] = [];
  let lab: Promise<Lab> | null = null;
  let venue: Promise<Venue> | null = null;
  return {
    context: {
      ...options,
      lab() {
        lab ??= openLab(options);
        return lab;
      },
      async venue() {
        const open = await venue?.catch(() => null);
        // A round ends by itself; the next measurement gets the next one.
        if (open?.playing()) return open;
        await open?.close();
        venue = openVenue(options);
        return await venue;
      },
    },
    engineName: async () => {
      const features = await engine.features().catch(() => null);
      return features && `Engine ${features.version} (cgroup v${features.cgroupVersion})`;
    },
    async own() {
      const found = await engine.call('list containers', (docker) => docker.listContainers()).catch(() => []);
      const ours = found.filter(({ Labels }) => Object.values(Labels).some((value) => value.startsWith(instance)));
      return { pid: process.pid, containers: ours.map(({ Id }) => Id) };
    },
    warn: (text) => void warnings.push(text),
    warnings,
    async close() {
      await Promise.all([lab, venue].map(async (part) => (await part?.catch(() => null))?.close()));
    },
  };
}
