import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Usage, usageOf } from '../measure/usage.ts';

/** A process of the rig that answers questions; it lives as long as this one. */
export interface Child<Q, A> {
  readonly pid: number;
  ask(question: Q): Promise<A>;
  usage(): Usage;
  end(): Promise<void>;
}

/** Starts a file of `processes/` and waits until it says that it is ready. */
export async function startChild<Q extends object, A>(
  file: string,
  args: readonly string[] = [],
): Promise<Child<Q, A>> {
  const path = join(import.meta.dirname, '../processes', file);
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const lost = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`${file} ended: ${signal ?? code}`)));
  });
  lost.catch(() => {});
  await Promise.race([once(child, 'message'), lost]);
  return {
    pid: child.pid ?? 0,
    async ask(question) {
      const answered = once(child, 'message');
      child.send(question);
      const [answer] = (await Promise.race([answered, lost])) as [A];
      return answer;
    },
    usage: () => usageOf(child.pid ?? 0),
    end: () => endProcess(child),
  };
}

/** Ends a process and waits until it has; by force when it does not listen. */
export async function endProcess(child: ChildProcess, patienceMs = 3_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(force);
}
