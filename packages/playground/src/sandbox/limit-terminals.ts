import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const mostTerminals = 64;

// setns and mount by number: x86-64 and arm64. Perl is part of every Debian, and once it runs it needs nothing from
// the file system it enters: starting a program there, as nsenter does, would run the image's code as the host's root.
const script = `
  use strict;
  my ($pid, $max, $setns, $mount) = map { $_ + 0 } @ARGV;
  open(my $ns, '<', "/proc/$pid/ns/mnt") or die "open: $!";
  syscall($setns, fileno($ns), 0x20000) == 0 or die "setns: $!";
  my ($source, $target, $type) = ("devpts\\0", "/dev/pts\\0", "devpts\\0");
  my $data = "gid=5,mode=620,ptmxmode=666,max=$max\\0";
  syscall($mount, $source, $target, $type, 0x20 | 0x2 | 0x8, $data) == 0 or die "mount: $!";
`;
const numbers: Readonly<Record<string, readonly [setns: number, mount: number]>> = {
  x64: [308, 165],
  arm64: [268, 40],
};

/** Why terminals cannot be limited from here, or `null` when they can. */
export function terminalLimitProblem(): string | null {
  if (process.platform !== 'linux' || numbers[process.arch] === undefined)
    return `not known for ${process.platform} on ${process.arch}`;
  if (process.getuid?.() !== 0) return 'needs root on the machine of the engine';
  return null;
}

/**
 * Limits a container to 64 terminals, which nobody inside can undo: without it one container can take the terminals of
 * the whole host. `pid` is its PID 1 on this machine. Resolves to `null`, or to why it could not be done here.
 */
export async function limitTerminals(pid: number): Promise<string | null> {
  const [setns = 0, mount = 0] = numbers[process.arch] ?? [];
  return terminalLimitProblem() ?? (await runPerl(['-e', script, ...[pid, mostTerminals, setns, mount].map(String)]));
}

async function runPerl(words: readonly string[]): Promise<string | null> {
  try {
    await run('perl', words, { timeout: 5_000 });
    return null;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') return 'needs perl on the machine of the engine';
    return (stderr ?? '').trim().split('\n')[0] || String(error);
  }
}
