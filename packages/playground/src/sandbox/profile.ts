import { baseCapabilities } from '../compose/service-parts.ts';
import { seccompProfile } from './seccomp.ts';

/** What no stack can change. One place, so that one review sees all of it. */
export const profile = {
  capDrop: ['ALL'],
  capAdd: [...baseCapabilities],
  securityOpt: ['no-new-privileges:true', `seccomp=${JSON.stringify(seccompProfile)}`],
  // Named explicitly: an old engine's defaults know fewer of them.
  maskedPaths: [
    '/proc/acpi',
    '/proc/asound',
    '/proc/interrupts',
    '/proc/kcore',
    '/proc/keys',
    '/proc/latency_stats',
    '/proc/sched_debug',
    '/proc/scsi',
    '/proc/timer_list',
    '/proc/timer_stats',
    '/sys/devices/virtual/powercap',
    '/sys/firmware',
  ],
  readonlyPaths: ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'],
  log: {
    Type: 'local',
    Config: { 'max-size': '1m', 'max-file': '2', mode: 'non-blocking', 'max-buffer-size': '256k' },
  },
  cpuShares: 128,
  oomScoreAdj: 500,
  fileSizeBytes: 256 * 2 ** 20,
  memlockBytes: 64 * 2 ** 10,
  messageQueueBytes: 819_200,
  tmpBytes: 64 * 2 ** 20,
  dnsOptions: ['timeout:1', 'attempts:1'],
} as const;
