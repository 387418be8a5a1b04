import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

// Node has no name for it; the same on x86-64 and arm64.
const pathOnly = 0o10000000;
const folderOnly = pathOnly | constants.O_DIRECTORY;
const noLink = constants.O_NOFOLLOW;

/** A process of this machine, and the container it must be in. */
export interface Inside {
  readonly pid: number;
  readonly containerId: string;
}

/**
 * Connects to a socket inside a container, by way of /proc/<pid>/root. Whoever is root in there decides what lies at a
 * path, and a symbolic link would be followed on the host: so every step is held open, none may be a link, and the end
 * must be a socket. Throws, or rejects, when it is not so or nobody listens.
 */
export async function dialInside(inside: Inside, path: string): Promise<Socket> {
  const fd = openSocketFile(inside, path);
  try {
    // By the descriptor that was examined, so that nothing can be put in its place.
    const socket = connect(via(fd));
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return socket;
  } finally {
    closeSync(fd);
  }
}

function openSocketFile({ pid, containerId }: Inside, path: string): number {
  const held: number[] = [];
  const hold = (name: string, flags: number): number => {
    const fd = openSync(name, flags);
    held.push(fd);
    return fd;
  };
  try {
    // Once this folder is held, the number of the process cannot become somebody else's under our hands.
    const proc = hold(`/proc/${pid}`, folderOnly);
    if (!readFileSync(`${via(proc)}/cgroup`, 'utf8').includes(containerId))
      throw new Error(`process ${pid} is not in the container ${containerId.slice(0, 12)}`);
    const steps = path.split('/').filter((step) => step !== '');
    let at = hold(`${via(proc)}/root`, folderOnly);
    for (const step of steps.slice(0, -1)) at = hold(`${via(at)}/${step}`, folderOnly | noLink);
    const end = hold(`${via(at)}/${steps.at(-1)}`, pathOnly | noLink);
    if (!fstatSync(end).isSocket()) throw new Error(`${path} in the container is not a socket`);
    held.pop();
    return end;
  } finally {
    for (const fd of held) closeSync(fd);
  }
}

const via = (fd: number): string => `/proc/self/fd/${fd}`;
