import { ChaosError } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { findProcesses, type ProcessState, signalProcesses } from '../sandbox-process.ts';

const processSchema = z.strictObject({ pid: z.int(), startedAt: z.string() });

/** Freezes or kills every process of one exact name inside a service. A frozen one accepts connections and never answers. */
export const processSignal = defineFault({
  kind: 'process.signal',
  title: 'A process is frozen or killed',
  permission: 'exec-in-target',
  params: z.strictObject({
    /** As in `/proc/PID/comm`. */
    process: z.string().min(1).max(15),
    signal: z.enum(['STOP', 'KILL']),
  }),
  inverse: z.strictObject({ processes: z.array(processSchema).max(200) }),
  describe: ({ process, signal }) => `${process} was ${signal === 'STOP' ? 'frozen' : 'killed'}`,
  async prepare(playground, target, { process }) {
    const found = await findProcesses(playground, target, process);
    if (found.length === 0)
      throw new ChaosError('PLAYGROUND_FAILED', `${target}: no process is named ${JSON.stringify(process)}`);
    return { processes: found.map(({ pid, startedAt }) => ({ pid, startedAt })) };
  },
  async apply(playground, target, { process, signal }, before) {
    const known = (await findProcesses(playground, target, process)).filter((one) => isAmong(one, before.processes));
    await signalProcesses(playground, target, signal, known);
  },
  async verify(playground, target, { process, signal }) {
    const found = await findProcesses(playground, target, process);
    const frozen = found.filter(({ state }) => state === 'T').length;
    if (signal === 'STOP')
      return {
        effective: found.length > 0 && frozen === found.length,
        reading: `${frozen} of ${found.length} ${process} frozen`,
      };
    const young = found.every(({ ageMs }) => ageMs < 30_000);
    return {
      effective: young,
      reading: found.length === 0 ? `no ${process} runs` : `${process} is ${ages(found)} old`,
    };
  },
  async revert(playground, target, { process, signal }, before) {
    // What was killed is the supervisor's to start again.
    if (signal === 'KILL') return;
    const ours = (await findProcesses(playground, target, process)).filter(
      (one) => one.state === 'T' && isAmong(one, before.processes),
    );
    await signalProcesses(playground, target, 'CONT', ours);
  },
  async verifyReverted(playground, target, { process }) {
    const found = await findProcesses(playground, target, process);
    const exact = found.length > 0 && found.every(({ state }) => state !== 'T');
    return { exact, detail: found.length === 0 ? `no ${process} runs` : `${process} ${states(found)}` };
  },
});

const isAmong = (one: ProcessState, known: readonly z.infer<typeof processSchema>[]) =>
  // A pid alone may have been given to another process meanwhile.
  known.some(({ pid, startedAt }) => pid === one.pid && startedAt === one.startedAt);

const states = (found: readonly ProcessState[]) =>
  found.map(({ pid, state }) => `${pid} ${state === 'T' ? 'frozen' : 'running'}`).join(', ');

const ages = (found: readonly ProcessState[]) => found.map(({ ageMs }) => `${Math.round(ageMs / 1_000)} s`).join(', ');
