import { readdir, readFile } from 'node:fs/promises';
import type { Engine } from '../engine/engine.ts';
import { isConflict, isMissing } from '../engine/engine-error.ts';

/** Variable that everything an exec starts inherits, by which it is found again when its host is another machine. */
export const execMark = 'TERM_SESSION_ID';

/** A command run by us inside a container. */
export interface ExecHandle {
  readonly containerId: string;
  readonly execId: string;
  /** Value of `execMark`. */
  readonly mark: string;
}

/** Sends a signal to a command and to all it started. The engine offers no way: it leaves them running for ever. */
export async function signalExec(engine: Engine, exec: ExecHandle, signal: 'SIGHUP' | 'SIGKILL'): Promise<void> {
  try {
    const { Pid: pid, Running: running } = await engine.call(
      'inspect an exec',
      (docker) => docker.getExec(exec.execId).inspect(),
      { idempotent: true },
    );
    if (running && (await isOurProcess(pid, exec.containerId))) await signalSession(pid, signal);
    else if (running) await signalFromInside(engine, exec, signal);
  } catch (error) {
    // No container, no process.
    if (!isMissing(error) && !isConflict(error)) throw error;
  }
}

/** True when `pid` is a process of this machine inside that container; the engine may run elsewhere. */
export async function isOurProcess(pid: number, containerId: string): Promise<boolean> {
  if (pid <= 0) return false;
  const cgroup = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
  return cgroup.includes(containerId);
}

// An exec'd process leads a session of its own; whatever it starts stays in it unless it asks to leave.
async function signalSession(leader: number, signal: 'SIGHUP' | 'SIGKILL'): Promise<void> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  for (const pid of pids) {
    // One at a time: a hundred shells that end at once would open more files than a process may.
    if ((await sessionOf(pid)) !== leader) continue;
    try {
      process.kill(pid, signal);
    } catch {
      // It has just ended.
    }
  }
}

async function sessionOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // The name may hold blanks and brackets: count from the last bracket.
  const session = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3];
  return session === undefined ? null : Number(session);
}

async function signalFromInside(engine: Engine, { containerId, mark }: ExecHandle, signal: string): Promise<void> {
  const script =
    'for p in /proc/[0-9]*; do grep -qsz "^$1=$2$" "$p/environ" && kill -s "$3" "${p#/proc/}"; done 2>/dev/null; true';
  const argv = ['/bin/sh', '-c', script, 'sh', execMark, mark, signal.replace('SIG', '')];
  const exec = await engine.call('start an exec', (docker) =>
    docker.getContainer(containerId).exec({ Cmd: argv, User: '0:0' }),
  );
  await engine.call('run an exec', (docker) => docker.getExec(exec.id).start({ Detach: true }));
}
