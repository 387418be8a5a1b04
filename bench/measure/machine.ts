import { readFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';

/** The machine in one line, in words that hold for anybody's. */
export function describeMachine(engine: string | null): string {
  const parts = [
    `${cpus().length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${system()}, kernel ${release().replace(/[-+].*/, '')}`,
    engine ?? 'no container engine',
    `Node ${process.versions.node}`,
  ];
  return parts.join(' · ');
}

function system(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? platform();
  } catch {
    return platform();
  }
}
