import { ChaosError } from '@chaos-engine/core';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { buildActivate } from './faults/build-activate.ts';
import { cacheFlush } from './faults/cache-flush.ts';
import { cacheLimit } from './faults/cache-limit.ts';
import { certificateExpire } from './faults/certificate-expire.ts';
import { clockSkew } from './faults/clock-skew.ts';
import { configSet } from './faults/config-set.ts';
import { connectionHold } from './faults/connection-hold.ts';
import { cpuHog } from './faults/cpu-hog.ts';
import { cpuThrottle } from './faults/cpu-throttle.ts';
import { diskChurn } from './faults/disk-churn.ts';
import { diskFill } from './faults/disk-fill.ts';
import { diskInodes } from './faults/disk-inodes.ts';
import { dnsRefuse } from './faults/dns-refuse.ts';
import { dnsSlow } from './faults/dns-slow.ts';
import { dnsTimeout } from './faults/dns-timeout.ts';
import { dnsWrong } from './faults/dns-wrong.ts';
import { fileCreate } from './faults/file-create.ts';
import { fileEdit } from './faults/file-edit.ts';
import { fileMode } from './faults/file-mode.ts';
import { flagSet } from './faults/flag-set.ts';
import { loadScale } from './faults/load-scale.ts';
import { logFlood } from './faults/log-flood.ts';
import { memoryHog } from './faults/memory-hog.ts';
import { memoryLimit } from './faults/memory-limit.ts';
import { netBandwidth } from './faults/net-bandwidth.ts';
import { netDelay } from './faults/net-delay.ts';
import { netLoss } from './faults/net-loss.ts';
import { netPartition } from './faults/net-partition.ts';
import { netReject } from './faults/net-reject.ts';
import { netReset } from './faults/net-reset.ts';
import { pidsLimit } from './faults/pids-limit.ts';
import { portOccupy } from './faults/port-occupy.ts';
import { processCrashLoop } from './faults/process-crash-loop.ts';
import { processDescriptors } from './faults/process-descriptors.ts';
import { processSignal } from './faults/process-signal.ts';
import { processStutter } from './faults/process-stutter.ts';
import { processSwarm } from './faults/process-swarm.ts';
import { queuePublish } from './faults/queue-publish.ts';
import { replicaStall } from './faults/replica-stall.ts';
import { secretRotate } from './faults/secret-rotate.ts';
import { serviceFreeze } from './faults/service-freeze.ts';
import { serviceStop } from './faults/service-stop.ts';
import { sqlIdle } from './faults/sql-idle.ts';
import { sqlLock } from './faults/sql-lock.ts';
import { sqlRevoke } from './faults/sql-revoke.ts';
import { sqlRun } from './faults/sql-run.ts';
import { sqlSequence } from './faults/sql-sequence.ts';
import { sqlStatistics } from './faults/sql-statistics.ts';

/** Every fault there is: one for each file of `faults/`. */
export const faults = [
  buildActivate,
  cacheFlush,
  cacheLimit,
  certificateExpire,
  clockSkew,
  configSet,
  connectionHold,
  cpuHog,
  cpuThrottle,
  diskChurn,
  diskFill,
  diskInodes,
  dnsRefuse,
  dnsSlow,
  dnsTimeout,
  dnsWrong,
  fileCreate,
  fileEdit,
  fileMode,
  flagSet,
  loadScale,
  logFlood,
  memoryHog,
  memoryLimit,
  netBandwidth,
  netDelay,
  netLoss,
  netPartition,
  netReject,
  netReset,
  pidsLimit,
  portOccupy,
  processCrashLoop,
  processDescriptors,
  processSignal,
  processStutter,
  processSwarm,
  queuePublish,
  replicaStall,
  secretRotate,
  serviceFreeze,
  serviceStop,
  sqlIdle,
  sqlLock,
  sqlRevoke,
  sqlRun,
  sqlSequence,
  sqlStatistics,
] as const;

export type FaultKind = (typeof faults)[number]['kind'];

/** The parameters an author writes for a fault of that kind. */
export type FaultInput<Kind extends FaultKind> = z.input<Extract<(typeof faults)[number], { kind: Kind }>['params']>;

export const faultKinds: readonly FaultKind[] = faults.map(({ kind }) => kind);

/** The fault of that kind. Throws `FAULT_UNKNOWN` naming those of its family, or all there are. */
export function findFault(kind: string): Fault {
  const found = faults.find((fault) => fault.kind === kind);
  if (found) return found;
  const family = faultKinds.filter((known) => known.startsWith(`${kind.split('.')[0]}.`));
  const known = (family.length > 0 ? family : faultKinds).join(', ');
  throw new ChaosError('FAULT_UNKNOWN', `no fault kind ${JSON.stringify(kind)}; known: ${known}`);
}
