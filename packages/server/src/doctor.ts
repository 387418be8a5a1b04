import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { allAbilities } from '@chaos-engine/faults';
import type { PoolCount } from '@chaos-engine/playground';
import type { Check, IsolationPromise, Status } from '@chaos-engine/protocol';
import { type ImageNeeds, imageCheck, noNeeds } from './image-needs.ts';

/** What the doctor asks of the container engine; all of it may fail. */
export interface EngineFindings {
  readonly name: string;
  readonly version: string;
  readonly detail: string;
  readonly checks: readonly Check[];
  readonly promises: readonly IsolationPromise[];
  readonly isolation: Status['isolation'];
}

export interface DoctorOptions {
  readonly version: string;
  readonly dataDir: string;
  /** Rejects when no engine answers. */
  readonly examineEngine: () => Promise<EngineFindings>;
  /** Images to be built, by stack. */
  readonly imageNeeds: () => Promise<ReadonlyMap<string, ImageNeeds>>;
  /** What the engine's kernel lets faults do; rejects when that cannot be tried. Default: everything. */
  readonly abilities?: () => Promise<readonly string[]>;
  /** Playgrounds that wait for their round, by stack. Default: none are kept. */
  readonly ready?: () => readonly PoolCount[];
}

/** Knows whether everything is here that a round needs, and says how to get what is not. */
export interface Doctor {
  latest(): Status;
  look(): Promise<Status>;
  engineReachable(): boolean;
  /** Told from outside when the engine goes or comes back. */
  engineChanged(reachable: boolean): void;
  /** As of the last look. */
  imageNeeds(stack: string): ImageNeeds;
  /** `null` while it is not known. */
  abilities(): readonly string[] | null;
}

const minFreeDisk = 10 * 2 ** 30;
const minFreeMemory = 1.5 * 2 ** 30;

export function createDoctor({
  version,
  dataDir,
  examineEngine,
  imageNeeds,
  abilities = async () => allAbilities,
  ready = () => [],
}: DoctorOptions): Doctor {
  let able: readonly string[] | null = null;
  let needs: ReadonlyMap<string, ImageNeeds> = new Map();
  let status: Status = {
    version,
    isolation: 'none',
    engine: { reachable: false, name: 'container engine', detail: 'not looked at yet' },
    checks: [],
    promises: [],
  };

  // How many wait changes with every round, so it is asked when somebody asks.
  const latest = (): Status =>
    status.engine.reachable
      ? { ...status, checks: [...status.checks, ...abilityChecks(able), ...poolChecks(ready())] }
      : status;

  const look = async (): Promise<void> => {
    const [engine, disk] = await Promise.all([
      examineEngine().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))),
      diskCheck(dataDir),
    ]);
    const own = [nodeCheck(process.versions.node), memoryCheck(freemem(), totalmem()), disk];
    if (engine instanceof Error) {
      status = {
        version,
        isolation: 'none',
        engine: { reachable: false, name: 'container engine', detail: engine.message },
        checks: [engineAwayCheck(engine.message), ...own],
        promises: [],
      };
      return;
    }
    needs = await imageNeeds().catch(() => new Map<string, ImageNeeds>());
    // It takes a container and a second, once; nobody waits for it.
    void abilities().then(
      (found) => {
        able = found;
      },
      () => {},
    );
    status = {
      version,
      isolation: engine.isolation,
      engine: { reachable: true, name: `${engine.name} ${engine.version}`, detail: engine.detail },
      checks: [...engine.checks, ...[...needs].map(([stack, of]) => imageCheck(stack, of)), ...own],
      promises: engine.promises,
    };
  };

  return {
    latest,
    async look() {
      await look();
      return latest();
    },
    engineReachable: () => status.engine.reachable,
    engineChanged(reachable) {
      if (reachable !== status.engine.reachable) void look();
    },
    imageNeeds: (stack) => needs.get(stack) ?? noNeeds,
    abilities: () => able,
  };
}

function engineAwayCheck(detail: string): Check {
  return {
    id: 'engine',
    title: 'Container engine',
    state: 'fail',
    result: detail,
    why: 'A round is a set of containers; without an engine there is nothing to break.',
    fix: 'Start Docker (or Podman with its Docker socket), or run npm start, which installs it on Debian and Ubuntu.',
  };
}

function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const good = major > 22 || (major === 22 && minor >= 19);
  return {
    id: 'node',
    title: 'Node.js',
    state: good ? 'ok' : 'fail',
    result: version,
    why: 'The server runs TypeScript directly and keeps its log in SQLite, both built into Node 22.19 and newer.',
    fix: good ? null : 'Start with npm start, which brings its own Node 24.',
  };
}

function memoryCheck(free: number, total: number): Check {
  return {
    id: 'memory',
    title: 'Free memory',
    state: free > minFreeMemory ? 'ok' : 'warn',
    result: `${gib(free)} of ${gib(total)} GiB`,
    why: 'A playground takes about 0.7 GiB under load.',
    fix: free > minFreeMemory ? null : 'Close something, or play one round at a time.',
  };
}

async function diskCheck(dataDir: string): Promise<Check> {
  const free = await statfs(dataDir).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const state = free === null ? 'unknown' : free > minFreeDisk ? 'ok' : free > minFreeDisk / 5 ? 'warn' : 'fail';
  return {
    id: 'disk',
    title: 'Free disk',
    state,
    result: free === null ? 'could not be read' : `${gib(free)} GiB at ${dataDir}`,
    why: 'Images take about 3 GiB; the log must never find the disk full.',
    fix: state === 'ok' ? null : 'Free some space, or choose another place with --data-dir.',
  };
}

function abilityChecks(able: readonly string[] | null): readonly Check[] {
  if (able === null) return [];
  const missing = allAbilities.filter((ability) => !able.includes(ability));
  return [
    {
      id: 'abilities',
      title: 'What faults can do to a network',
      state: missing.length === 0 ? 'ok' : 'warn',
      result: missing.length === 0 ? 'everything' : `all but ${missing.join(', ')}`,
      why: 'A scenario is refused where its faults could not be made, rather than void in the round.',
      fix:
        missing.length === 0 ? null : 'Run the engine on a kernel with the modules of netfilter and traffic control.',
    },
  ];
}

function poolChecks(counts: readonly PoolCount[]): readonly Check[] {
  return counts.map(({ stack, ready, wanted, because }) => ({
    id: `pool-${stack}`,
    title: `${stack}, ready and paused`,
    state: 'ok',
    result: `${ready} of ${wanted}${because === null ? '' : `: ${because}`}`,
    why: 'A round that finds one ready begins at once; one that does not makes its own.',
    fix: null,
  }));
}

function gib(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(1);
}
