import { compareVersions } from './engine/compare-versions.ts';

/** What is known about the engine and its host, as far as isolation goes. */
export interface IsolationFacts {
  readonly engineVersion: string;
  readonly cgroupVersion: 1 | 2;
  readonly seccomp: boolean;
  /** Root inside a container is nobody outside. */
  readonly userNamespaces: boolean;
  readonly swapLimit: boolean;
  readonly liveRestore: boolean;
  /** Why the host's firewall does not hold, or `null` when it does. */
  readonly firewallProblem: string | null;
  /** Why terminals are not limited, `null` when they are. */
  readonly terminalsProblem: string | null;
  /** `fs.inotify.max_user_instances` of the host; `null` when it cannot be read. */
  readonly inotifyInstances: number | null;
  /** The disk a container fills is bounded. */
  readonly diskQuota: boolean;
}

/** A promise made to players and to the operator, and whether this machine holds it. */
export interface IsolationPromise {
  readonly id: string;
  readonly text: string;
  readonly held: boolean;
  readonly because: string;
}

export type IsolationMode = 'none' | 'solo' | 'gameday' | 'competition';

const safeEngine = '29.5.1';
const enoughInotify = 65_536;
const forSolo = new Set(['policy', 'sandbox', 'network', 'leftovers']);

/** Which promises hold, and the highest mode they allow. A kernel shared by teams is never fit for a competition. */
export function isolationOf(facts: IsolationFacts): {
  readonly mode: IsolationMode;
  readonly promises: readonly IsolationPromise[];
} {
  const promise = (id: string, text: string, problem: string | null, held: string): IsolationPromise => ({
    id,
    text,
    held: problem === null,
    because: problem ?? held,
  });
  const promises = [
    promise(
      'policy',
      'A stack cannot mount, publish, build or read anything of the host',
      null,
      'its Compose file is read by a closed schema, and never by Compose',
    ),
    promise(
      'sandbox',
      'Every container has the same short list of rights',
      facts.seccomp ? null : 'the engine has no seccomp',
      'checked field by field after it is made, before it starts',
    ),
    promise(
      'network',
      'Players cannot reach the Internet or another round',
      null,
      'every network is internal and belongs to one round',
    ),
    promise('leftovers', 'Nothing is left behind', null, 'everything is labelled, and swept every 30 s and at the end'),
    promise(
      'host',
      'Players cannot reach the host',
      facts.firewallProblem,
      'the host drops what comes from a playground',
    ),
    promise(
      'shells',
      'One player cannot take the shells of all',
      facts.terminalsProblem,
      'each container may have 64 terminals',
    ),
    promise(
      'watches',
      'One player cannot take the file watches of all',
      inotifyProblem(facts.inotifyInstances),
      `fs.inotify.max_user_instances is at least ${enoughInotify}`,
    ),
    promise(
      'memory',
      'A playground cannot take more memory than it was given',
      facts.swapLimit ? null : 'the kernel does not count swap',
      'memory and swap are limited together',
    ),
    promise(
      'disk',
      'A playground cannot fill the disk',
      facts.diskQuota ? null : 'the storage driver sets no quota here',
      'the storage driver sets a quota',
    ),
    promise(
      'restart',
      'A restart of the engine loses no playground',
      facts.liveRestore ? null : 'live-restore is off in the engine',
      'live-restore is on in the engine',
    ),
    promise(
      'root',
      'Root in a container is nobody on the host',
      facts.userNamespaces ? null : 'the engine does not remap users',
      'the engine remaps users',
    ),
    promise(
      'patched',
      'The engine has no known escape',
      compareVersions(facts.engineVersion, safeEngine) >= 0
        ? null
        : `Docker ${facts.engineVersion} is older than ${safeEngine}`,
      `Docker ${facts.engineVersion}`,
    ),
    promise(
      'cgroup',
      'Buffered writes are limited too',
      facts.cgroupVersion === 2 ? null : 'the host uses cgroup version 1',
      'the host uses cgroup version 2',
    ),
  ];
  const solo = promises.every((one) => one.held || !forSolo.has(one.id));
  const mode = !solo ? 'none' : promises.every((one) => one.held) ? 'gameday' : 'solo';
  return { mode, promises };
}

function inotifyProblem(instances: number | null): string | null {
  if (instances === null) return 'the limit of the host cannot be read';
  return instances >= enoughInotify
    ? null
    : `fs.inotify.max_user_instances is ${instances}; set it to ${enoughInotify}`;
}
