import { readFile } from 'node:fs/promises';
import type { Engine } from './engine/engine.ts';
import type { FirewallState } from './firewall/firewall.ts';
import { type IsolationMode, type IsolationPromise, isolationOf } from './isolation.ts';

/** One finding of the doctor: what was looked at, what was found, why it matters and what to do. */
export interface EngineCheck {
  readonly id: string;
  readonly title: string;
  readonly state: 'ok' | 'warn' | 'fail' | 'unknown';
  readonly result: string;
  readonly why: string;
  readonly fix: string | null;
}

export interface EngineExamination {
  readonly name: string;
  readonly version: string;
  readonly detail: string;
  readonly checks: readonly EngineCheck[];
  readonly promises: readonly IsolationPromise[];
  readonly isolation: IsolationMode;
}

export interface Guards {
  readonly firewall: FirewallState;
  readonly terminalsProblem: string | null;
}

const neededMemory = 3 * 2 ** 30;

/** Looks at the engine for the doctor. Rejects with ENGINE_UNAVAILABLE when none answers. */
export async function examineEngine(engine: Engine, guards: Guards): Promise<EngineExamination> {
  await engine.ping();
  const features = await engine.features();
  const { mode, promises } = isolationOf({
    engineVersion: features.version,
    cgroupVersion: features.cgroupVersion,
    seccomp: features.securityOptions.some((option) => option.includes('seccomp')),
    userNamespaces: features.rootless || features.securityOptions.some((option) => option.includes('userns')),
    swapLimit: features.swapLimit,
    liveRestore: features.liveRestore,
    firewallProblem: guards.firewall.held ? null : guards.firewall.because,
    terminalsProblem: guards.terminalsProblem,
    inotifyInstances: await readNumber('/proc/sys/fs/inotify/max_user_instances'),
    diskQuota: false,
  });
  const gib = (features.memoryBytes / 2 ** 30).toFixed(1);
  const check = (id: string, title: string, good: boolean, result: string, why: string, fix: string): EngineCheck => ({
    id,
    title,
    state: good ? 'ok' : 'warn',
    result,
    why,
    fix: good ? null : fix,
  });
  return {
    name: 'Docker Engine',
    version: features.version,
    detail: `API ${features.apiVersion}, ${features.operatingSystem}, ${features.cpus} CPUs, ${gib} GiB, at ${engine.address}`,
    checks: [
      {
        id: 'engine',
        title: 'Container engine',
        state: 'ok',
        result: `${features.version} at ${engine.address}`,
        why: 'A round is a set of containers.',
        fix: null,
      },
      check(
        'engine-cpus',
        'Processors of the engine',
        features.cpus >= 2,
        String(features.cpus),
        'A playground under load takes most of one, its start takes all.',
        'Give the engine two processors or more.',
      ),
      check(
        'engine-memory',
        'Memory of the engine',
        features.memoryBytes >= neededMemory,
        `${gib} GiB`,
        'A playground may take 2 GiB.',
        'Give the engine 3 GiB or more.',
      ),
      check(
        'engine-limits',
        'Limits',
        features.pidsLimit && features.swapLimit,
        features.swapLimit ? 'memory, swap and processes' : 'no swap accounting',
        'A playground must not starve the machine.',
        'Start the kernel with swapaccount=1.',
      ),
    ],
    promises,
    isolation: mode,
  };
}

async function readNumber(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const value = Number.parseInt(text, 10);
  return Number.isNaN(value) ? null : value;
}
