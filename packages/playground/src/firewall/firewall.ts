import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { firewallRules } from './rules.ts';

const run = promisify(execFile);

/** Whether the host is closed to playgrounds. */
export type FirewallState = { readonly held: true } | { readonly held: false; readonly because: string };

/** The rules on the host that close it to playgrounds. */
export interface Firewall {
  /** Sets what is missing of the rules; cheap to repeat. `bridge` is one that must be seen from here. */
  ensure(bridge?: string): Promise<FirewallState>;
  /** Removes the rules. Safe to repeat. */
  remove(): Promise<void>;
  /** As of the last `ensure`. */
  state(): FirewallState;
}

const programs = ['iptables', 'ip6tables'] as const;
type Program = (typeof programs)[number];

/** Makes the guard; nothing is touched before `ensure`. `address` tells where the engine listens. */
export function createFirewall(address: () => string): Firewall {
  let state: FirewallState = { held: false, because: 'no playground has been started yet' };
  // One at a time: two at once would both find a rule missing and set it twice.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => {});
    return next;
  };

  return {
    state: () => state,
    ensure: (bridge) =>
      inTurn(async () => {
        state = await ensureRules(address(), bridge);
        return state;
      }),
    remove: () =>
      inTurn(async () => {
        if (unusable(address()) === null) for (const program of programs) await removeRules(program).catch(() => {});
        state = { held: false, because: 'no playground is running' };
      }),
  };
}

function unusable(address: string): string | null {
  if (!address.startsWith('unix:')) return 'the engine is reached over a network';
  if (process.platform !== 'linux')
    return 'the engine runs in a virtual machine of its own, whose firewall is not ours';
  return process.getuid?.() === 0 ? null : 'needs root on the machine of the engine';
}

async function ensureRules(address: string, bridge: string | undefined): Promise<FirewallState> {
  const reason = unusable(address);
  if (reason !== null) return { held: false, because: reason };
  if (bridge !== undefined && !existsSync(`/sys/class/net/${bridge}`)) {
    return { held: false, because: 'the engine runs on another machine or in another network namespace' };
  }
  try {
    await ensureProgram('iptables');
  } catch (error) {
    return { held: false, because: explain(error) };
  }
  // Playgrounds have no IPv6 address; where the kernel has no IPv6 tables there is nothing to close either.
  await ensureProgram('ip6tables').catch(() => {});
  return { held: true };
}

async function ensureProgram(program: Program): Promise<void> {
  const rules = firewallRules(await forwardChain(program));
  const missing: boolean[] = [];
  for (const rule of rules) missing.push(!(await succeeds(program, ['-C', rule.chain, ...rule.words])));
  if (!missing.includes(true)) return;
  // Set anew as a whole, last first, each on top: their order matters.
  await removeRules(program);
  for (const rule of [...rules].reverse()) await run(program, ['-w', '5', '-I', rule.chain, '1', ...rule.words]);
}

async function removeRules(program: Program): Promise<void> {
  for (const forward of ['DOCKER-USER', 'FORWARD'] as const) {
    for (const rule of firewallRules(forward)) {
      // The same rule may have been set more than once.
      for (let tries = 0; tries < 8 && (await succeeds(program, ['-D', rule.chain, ...rule.words])); tries++);
    }
  }
}

// Docker leaves DOCKER-USER alone when it sets its own rules again.
const forwardChain = async (program: Program): Promise<'DOCKER-USER' | 'FORWARD'> =>
  (await succeeds(program, ['-n', '-L', 'DOCKER-USER'])) ? 'DOCKER-USER' : 'FORWARD';

async function succeeds(program: Program, words: readonly string[]): Promise<boolean> {
  try {
    await run(program, ['-w', '5', ...words]);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') throw error;
    return false;
  }
}

function explain(error: unknown): string {
  if ((error as { code?: unknown }).code === 'ENOENT') return 'iptables is not installed';
  return `iptables: ${
    String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .split('\n')[0]
  }`;
}
