import { ChaosError, type EffectReceipt, type Playground, type ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault, type Fault, type Verification } from './fault.ts';
import { receiptText } from './receipt.ts';
import { endProcesses, findProcesses } from './sandbox-process.ts';

/** What a runaway process is called in a list of processes: a name that could be anybody's. */
export const processName = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{1,14}$/, 'a process name of 2 to 15 small letters, digits, "-" and "_"');

/** Every runaway has a name. */
export const runawaySchema = z.strictObject({ process: processName });

/** How a program that does harm inside a service is started, and what has come of it. */
export interface RunawayDefinition<Kind extends string, Params extends z.ZodType<{ process: string }>> {
  readonly kind: Kind;
  readonly title: string;
  readonly params: Params;
  describe(params: z.output<Params>): string;
  /** What it is told to do: a mode of `runaway` with its arguments. */
  args(
    params: z.output<Params>,
    playground: Playground,
    target: ServiceName,
  ): readonly string[] | Promise<readonly string[]>;
  /** What has come of it, once it runs; without this, that it runs is the effect. */
  measure?(playground: Playground, target: ServiceName, params: z.output<Params>): Promise<Measured>;
  /** Takes away what it has left behind, after it was ended. Safe to repeat. */
  tidy?(playground: Playground, target: ServiceName, params: z.output<Params>): Promise<void>;
}

export interface Measured {
  readonly effective: boolean;
  readonly receipt: EffectReceipt | null;
}

/** Longer than any round. Then it ends by itself, should nobody be there to end it. */
const lifetimeSeconds = 2 * 60 * 60;

/** Makes a fault of a process that runs inside the service until somebody ends it. */
export function defineRunaway<Kind extends string, Params extends z.ZodType<{ process: string }>>(
  definition: RunawayDefinition<Kind, Params>,
): Fault<Kind, Params> {
  const { kind, title, params, describe } = definition;
  return defineFault({
    kind,
    title,
    permission: 'exec-in-target',
    params,
    inverse: z.strictObject({}),
    describe,
    async prepare(playground, target, { process }) {
      const [known] = await findProcesses(playground, target, process);
      if (known === undefined) return {};
      throw new ChaosError(
        'PLAYGROUND_FAILED',
        `${target}: a process named ${process} runs already (${known.pid}); a fault needs a name of its own`,
      );
    },
    async apply(playground, target, given) {
      const { process: name } = given;
      if ((await findProcesses(playground, target, name)).length > 0) return;
      const args = await definition.args(given, playground, target);
      await playground.runaway(target, { name, seconds: lifetimeSeconds, args });
    },
    async verify(playground, target, given): Promise<Verification> {
      const { process: name } = given;
      const runs = (await findProcesses(playground, target, name)).length > 0;
      if (!runs) return { effective: false, reading: `${target}: no ${name} runs` };
      if (definition.measure === undefined) return { effective: true, reading: `${target}: ${name} runs` };
      const { effective, receipt } = await definition.measure(playground, target, given);
      if (receipt === null) return { effective, reading: `${target}: ${name} runs` };
      return { effective, reading: `${target}: ${name}: ${receiptText(receipt)}`, receipt };
    },
    async revert(playground, target, given) {
      await endProcesses(playground, target, await findProcesses(playground, target, given.process));
      await definition.tidy?.(playground, target, given);
    },
    async verifyReverted(playground, target, { process: name }) {
      const left = await findProcesses(playground, target, name);
      return {
        exact: left.length === 0,
        detail:
          left.length === 0
            ? `${target}: no ${name} runs`
            : `${target}: ${name} still runs as ${left.map(({ pid }) => pid).join(', ')}`,
      };
    },
  });
}
