import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceMetrics, ServiceName } from '@chaos-engine/core';
import { type CgroupFiles, cgroupPaths, parseCgroup } from './parse-cgroup.ts';
import { parseNetDev } from './parse-net-dev.ts';

/** Reads one container's counters from files that stay open: about 50 µs a reading. */
export interface CgroupReader {
  /** `null` when the container is gone. */
  read(): ServiceMetrics | null;
  close(): void;
}

const root = '/sys/fs/cgroup';
const buffer = Buffer.alloc(16 * 1024);

/** Opens the counters of the container whose PID 1 is `pid` on this machine; `null` when they cannot be read here. */
export function openCgroup(service: ServiceName, pid: number): CgroupReader | null {
  const open: number[] = [];
  const openFile = (path: string): number => {
    const fd = openSync(path, 'r');
    open.push(fd);
    return fd;
  };
  const close = () => {
    for (const fd of open.splice(0)) closeSync(fd);
  };
  try {
    const paths = cgroupPaths(readFileSync(`/proc/${pid}/cgroup`, 'utf8'));
    if (paths === null) return null;
    const files = mapFiles(paths.files, (path) => openFile(join(root, path)));
    const net = openFile(`/proc/${pid}/net/dev`);
    return {
      read() {
        try {
          const reading = parseCgroup(paths.version, mapFiles(files, readFrom));
          const { rxBytes, txBytes } = parseNetDev(readFrom(net));
          return { service, ...reading, netRxBytes: rxBytes, netTxBytes: txBytes };
        } catch {
          return null;
        }
      },
      close,
    };
  } catch {
    close();
    return null;
  }
}

function readFrom(fd: number): string {
  return buffer.toString('latin1', 0, readSync(fd, buffer, 0, buffer.length, 0));
}

function mapFiles<A, B>(files: CgroupFiles<A>, to: (file: A) => B): CgroupFiles<B> {
  return {
    cpu: to(files.cpu),
    throttling: to(files.throttling),
    memory: to(files.memory),
    memoryStat: to(files.memoryStat),
    memoryLimit: to(files.memoryLimit),
    memoryEvents: to(files.memoryEvents),
    pids: to(files.pids),
  };
}
