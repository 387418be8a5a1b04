import { ChaosError } from '@chaos-engine/core';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { buildActivate } from './faults/build-activate.ts';
import { configSet } from './faults/config-set.ts';
import { fileEdit } from './faults/file-edit.ts';
import { flagSet } from './faults/flag-set.ts';
import { processSignal } from './faults/process-signal.ts';
import { serviceStop } from './faults/service-stop.ts';
import { sqlRun } from './faults/sql-run.ts';

/** Every fault there is: one for each file of `faults/`. */
export const faults = [buildActivate, configSet, fileEdit, flagSet, processSignal, serviceStop, sqlRun] as const;

export type FaultKind = (typeof faults)[number]['kind'];

/** The parameters an author writes for a fault of that kind. */
export type FaultInput<Kind extends FaultKind> = z.input<Extract<(typeof faults)[number], { kind: Kind }>['params']>;

export const faultKinds: readonly FaultKind[] = faults.map(({ kind }) => kind);

/** The fault of that kind. Throws `FAULT_UNKNOWN` naming those there are. */
export function findFault(kind: string): Fault {
  const found = faults.find((fault) => fault.kind === kind);
  if (found) return found;
  throw new ChaosError('FAULT_UNKNOWN', `no fault kind ${JSON.stringify(kind)}; known: ${faultKinds.join(', ')}`);
}
