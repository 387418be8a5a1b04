import { ChaosError, type Playground, type ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { read, script } from '../run-command.ts';

const limited = z.strictObject({ pid: z.int(), startedAt: z.string(), soft: z.int(), hard: z.int() });
type Limited = z.infer<typeof limited>;

/** Lets every process of one name open no more than a few files and connections. One that starts again is free of it. */
export const processDescriptors = defineFault({
  kind: 'process.descriptors',
  title: 'A process runs out of file descriptors',
  permission: 'exec-in-target',
  params: z.strictObject({
    /** As in `/proc/PID/comm`. */
    process: z.string().min(1).max(15),
    /** The soft limit; the hard one stays, so that this can be undone. */
    descriptors: z.int().min(1).max(1_048_576),
  }),
  inverse: z.strictObject({ processes: z.array(limited).min(1).max(200) }),
  describe: ({ process, descriptors }) => `${process} could have no more than ${descriptors} files open`,
  async prepare(playground, target, { process }) {
    const processes = await limitsOf(playground, target, process);
    if (processes.length > 0) return { processes: [...processes] };
    throw new ChaosError('PLAYGROUND_FAILED', `${target}: no process is named ${JSON.stringify(process)}`);
  },
  async apply(playground, target, { descriptors }, { processes }) {
    for (const one of processes) await limit(playground, target, one, Math.min(descriptors, one.hard));
  },
  async verify(playground, target, { process, descriptors }) {
    const found = await limitsOf(playground, target, process);
    const held = found.filter(({ soft, hard }) => soft === Math.min(descriptors, hard)).length;
    return {
      effective: found.length > 0 && held === found.length,
      reading: `${target}: ${held} of ${found.length} ${process} held to ${descriptors} descriptors`,
    };
  },
  async revert(playground, target, { process, descriptors }, { processes }) {
    const now = await limitsOf(playground, target, process);
    for (const before of processes) {
      const same = now.find(({ pid, startedAt }) => pid === before.pid && startedAt === before.startedAt);
      if (same?.soft === Math.min(descriptors, before.hard)) await limit(playground, target, before, before.soft);
    }
  },
  async verifyReverted(playground, target, { process }, { processes }) {
    const now = await limitsOf(playground, target, process);
    const wrong = now.filter(({ soft }) => !processes.some((before) => before.soft === soft));
    return {
      exact: now.length > 0 && wrong.length === 0,
      detail: `${target}: ${process} may open ${now.map(({ soft }) => soft).join(', ') || 'nothing, as none runs'}`,
    };
  },
});

const list = `for dir in /proc/[0-9]*; do
  [ "$(cat "$dir/comm" 2>/dev/null)" = "$1" ] || continue
  set -- "$1" $(sed 's/.*) //' "$dir/stat"); started=\${21}
  echo "\${dir#/proc/} $started $(awk '/^Max open files/ { print $4, $5 }' "$dir/limits")"
done 2>/dev/null; true`;

async function limitsOf(playground: Playground, service: ServiceName, name: string): Promise<readonly Limited[]> {
  const lines = (await read(playground, service, script(list, name))).trim().split('\n');
  return lines.flatMap((line) => {
    const [pid, startedAt, soft, hard] = line.split(' ');
    if (startedAt === undefined || hard === undefined) return [];
    return [{ pid: Number(pid), startedAt, soft: Number(soft), hard: Number(hard) }];
  });
}

// The kernel lets only its owner change the limits of a process.
async function limit(playground: Playground, service: ServiceName, { pid, hard }: Limited, soft: number) {
  const text = `[ -d "/proc/$1" ] || exit 0
uid=$(awk '/^Uid:/ { print $2 }' "/proc/$1/status") gid=$(awk '/^Gid:/ { print $2 }' "/proc/$1/status")
setpriv --reuid "$uid" --regid "$gid" --clear-groups prlimit --pid "$1" "--nofile=$2:$3"`;
  await read(playground, service, script(text, `${pid}`, `${soft}`, `${hard}`));
}
