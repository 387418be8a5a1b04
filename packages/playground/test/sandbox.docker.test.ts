import type { Playground } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './helpers.ts';

// Numbers of the system calls are those of x86-64; the list of names is the same for arm64.
const onX64 = process.arch === 'x64';
const EPERM = 1;
const ENOSYS = 38;

const bench = openBench();
let playground: Playground;
beforeAll(async () => {
  if (onX64) playground = await bench.provider.provision(bench.request('sandbox'), () => {});
});
afterAll(async () => {
  await bench.close();
  expect(await bench.leftovers()).toEqual([]);
});

/** Makes a system call inside the container as root; resolves to its errno, 0 when it worked. */
async function errno(number: number, ...args: readonly (number | string)[]): Promise<number> {
  const words = args.map((arg) =>
    typeof arg === 'number' ? String(arg) : `(my $s${args.indexOf(arg)} = "${arg}\\0")`,
  );
  const call = ['$n', ...words].join(', ');
  const script = `my $n = ${number}; my $r = syscall(${call}); my $e = $! + 0; print $r == -1 ? $e : 0;`;
  const { stdout, stderr } = await playground.exec('web', ['perl', '-e', script]);
  if (stdout === '') throw new Error(stderr);
  return Number(stdout);
}

describe.runIf(onX64)('inside a container root is refused', () => {
  it.each([
    ['to mount', 165, ['none', '/mnt', 'tmpfs', 0, 0]],
    ['to unmount', 166, ['/proc', 2]],
    ['to change the root', 155, ['/', '/']],
    ['the new mount calls', 430, ['tmpfs', 0]],
    ['to open a tree', 428, [-100, '/', 1]],
    ['a user namespace', 272, [0x1000_0000]],
    ['a mount namespace', 272, [0x2_0000]],
    ['a network namespace by clone', 56, [0x4000_0011, 0, 0, 0, 0]],
    ['to enter a namespace', 308, [0, 0]],
    ['bpf', 321, [0, 0, 0]],
    ['io_uring', 425, [1, 0]],
    ['userfaultfd', 323, [0]],
    ['perf events', 298, [0, 0, -1, -1, 0]],
    ['keys', 250, [0, -3, 0]],
    ['to load a kernel', 246, [0, 0, 0, 0]],
    ['to load a module', 175, [0, 0, '']],
    ['files by handle', 304, [-1, 0, 0]],
    ['quotas', 179, [0, 0, 0, 0]],
    ['swap', 167, ['/x', 0]],
    ['to restart the machine', 169, [0, 0, 0, 0]],
    ['ports of the hardware', 172, [3]],
    ['the log of the kernel', 103, [3, 0, 0]],
    ['to set the clock', 227, [0, 0]],
    ['to name the machine', 170, ['x', 1]],
    ['a block device', 133, ['/tmp/disk', 0o60600, 0x801]],
    ['a socket of AF_ALG', 41, [38, 5, 0]],
    ['a socket of AF_VSOCK', 41, [40, 1, 0]],
    ['a socket of AF_KEY', 41, [15, 3, 2]],
    ['a socket of AF_XDP', 41, [44, 3, 0]],
    ['a socket of AF_TIPC', 41, [30, 1, 0]],
    ['a socket of AF_BLUETOOTH', 41, [31, 3, 1]],
    ['a raw socket', 41, [2, 3, 1]],
    ['a packet socket', 41, [17, 3, 0]],
  ] as const)('%s', async (_, number, args) => {
    expect(await errno(number, ...args)).toBe(EPERM);
  });

  it('clone3, as if it did not exist, so that programs fall back', async () => {
    expect(await errno(435, 0, 0)).toBe(ENOSYS);
  });

  it('to write what the kernel shows', async () => {
    const script =
      'for f in /proc/sys/kernel/core_pattern /proc/sysrq-trigger /sys/kernel/uevent_helper; do (echo x > $f) 2>/dev/null && echo "$f"; done; true';
    expect((await playground.exec('web', ['bash', '-c', script])).stdout).toBe('');
  });
});

describe.runIf(onX64)('inside a container root may', () => {
  it.each([
    ['ask for an echo', 41, [2, 2, 1]],
    ['read a route', 41, [16, 3, 0]],
    ['open a socket of its own', 41, [1, 1, 0]],
    ['make a pipe with a name', 133, ['/tmp/pipe', 0o10600, 0]],
    ['give a file away', 92, ['/tmp', 1, 1]],
  ] as const)('%s', async (_, number, args) => {
    expect(await errno(number, ...args)).toBe(0);
  });

  it('become another user, and end the process of another user', async () => {
    const script =
      'setpriv --reuid=33 --regid=33 --clear-groups sleep 77 & for i in $(seq 50); do grep -qsz "^77" /proc/$!/cmdline && break; sleep 0.1; done; stat -c %u /proc/$!; kill $!; wait $!; echo $?';
    expect((await playground.exec('web', ['bash', '-c', script])).stdout).toBe('33\n143\n');
  });
});
