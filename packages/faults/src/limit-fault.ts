import type { Playground, ServiceLimits, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault, type Fault } from './fault.ts';
import { receiptOf, receiptText } from './receipt.ts';
import { read, script } from './run-command.ts';

/** How one limit of a container is narrowed. */
export interface LimitFaultDefinition<Kind extends string, Params extends z.ZodType> {
  readonly kind: Kind;
  readonly title: string;
  readonly params: Params;
  readonly limit: keyof ServiceLimits;
  readonly unit: 'ratio' | 'bytes' | 'count';
  describe(params: z.output<Params>): string;
  /** The new limit. */
  narrowed(params: z.output<Params>): number;
}

/** Makes a fault of one limit, changed while the service runs and read back where its kernel holds it. */
export function defineLimitFault<Kind extends string, Params extends z.ZodType>(
  definition: LimitFaultDefinition<Kind, Params>,
): Fault<Kind, Params> {
  const { kind, title, params, limit, unit, describe, narrowed } = definition;
  return defineFault({
    kind,
    title,
    permission: 'change-limits',
    params,
    inverse: z.strictObject({ before: z.number() }),
    describe,
    async prepare(playground, target) {
      return { before: (await playground.limits(target))[limit] };
    },
    async apply(playground, target, given) {
      await playground.setLimits(target, { [limit]: narrowed(given) });
    },
    async verify(playground, target, given) {
      const asked = narrowed(given);
      const held = await heldBy(playground, target, limit);
      const receipt = receiptOf(asked, [held], unit) ?? undefined;
      return {
        effective: Math.abs(held - asked) <= asked * 0.01,
        reading: receipt === undefined ? `${target}: no limit found` : `${target}: ${receiptText(receipt)}`,
        ...(receipt !== undefined && { receipt }),
      };
    },
    async revert(playground, target, given, { before }) {
      if ((await playground.limits(target))[limit] === narrowed(given))
        await playground.setLimits(target, { [limit]: before });
    },
    async verifyReverted(playground, target, _params, { before }) {
      const held = await heldBy(playground, target, limit);
      const exact = Math.abs(held - before) <= before * 0.01;
      return { exact, detail: `${target}: ${limit} ${held}, before ${before}` };
    },
  });
}

// The second form is that of cgroup v1. What the engine says of a limit is what it was told, not what is so.
const files: Readonly<Record<keyof ServiceLimits, string>> = {
  cpus: 'cat cpu.max 2>/dev/null || echo "$(cat cpu/cpu.cfs_quota_us) $(cat cpu/cpu.cfs_period_us)"',
  memoryBytes: 'cat memory.max 2>/dev/null || cat memory/memory.limit_in_bytes',
  pids: 'cat pids.max 2>/dev/null || cat pids/pids.max',
};

async function heldBy(playground: Playground, target: ServiceName, limit: keyof ServiceLimits): Promise<number> {
  const [value = '', period = '1'] = (await read(playground, target, script(`cd /sys/fs/cgroup && ${files[limit]}`)))
    .trim()
    .split(' ');
  return value === 'max' ? Number.POSITIVE_INFINITY : Number(value) / Number(period);
}
