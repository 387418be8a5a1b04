import type { EffectReceipt, Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { addressOf, peerSchema } from './address-of.ts';
import { type Ability, defineFault, type Fault } from './fault.ts';
import { beside, heldName, hold, release, tryBeside, type Words } from './held.ts';
import { receiptText } from './receipt.ts';
import { serviceStatus } from './service-status.ts';

/** The packets a fault is about: all of a service, or those between it and one other. */
export const trafficSchema = z.strictObject({
  /** The service at the other end; everybody when not given. */
  with: peerSchema.optional(),
  /** Its port; every one when not given. */
  port: z.int().min(1).max(65_535).optional(),
});
export type Traffic = z.infer<typeof trafficSchema>;

/** What has to be looked up in the playground before a change can be worked out. */
export interface Place {
  /** Address of the service at the other end; `null` when a fault is about everybody. */
  readonly address: string | null;
}

/** Commands that change a network. */
export interface Rules {
  readonly make: readonly Words[];
  readonly undo: readonly Words[];
  /** Succeeds exactly while the change is there. */
  readonly isThere: Words;
}

/** How one kind of network fault is done. */
export interface NetFaultDefinition<Kind extends string, Params extends z.ZodType> {
  readonly kind: Kind;
  readonly title: string;
  readonly needs: readonly Ability[];
  readonly params: Params;
  describe(params: z.output<Params>): string;
  /** The commands; whatever of the kernel they make is called `name`. */
  rules(name: string, params: z.output<Params>, place: Place): Rules;
  /** Measures the effect; `null` when there is nobody to measure it against. */
  measure?(
    playground: Playground,
    target: ServiceName,
    params: z.output<Params>,
    place: Place,
  ): Promise<EffectReceipt | null>;
}

const heldSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]{1,16}$/),
  undo: z.array(z.array(z.string().max(200)).min(1).max(40)).max(20),
  /** The rules there were before. */
  fingerprint: z.string().max(20_000),
});

/**
 * Makes a fault of rules in a service's network, set from beside it. They are undone by the helper when we are gone for too
 * long, and by a restart of the service, which is as good a repair as any.
 */
export function defineNetFault<Kind extends string, Params extends z.ZodType>(
  definition: NetFaultDefinition<Kind, Params>,
): Fault<Kind, Params> {
  const { kind, title, needs, params: schema } = definition;
  async function plan(playground: Playground, target: ServiceName, params: z.output<Params>) {
    const place = await placeOf(playground, target, params as Partial<Traffic>);
    const name = heldName(kind, params);
    return { place, name, ...definition.rules(name, params, place) };
  }
  return defineFault({
    kind,
    title,
    permission: 'net-admin-helper',
    needs,
    held: true,
    params: schema,
    inverse: heldSchema,
    describe: definition.describe,
    async prepare(playground, target, params) {
      const { name, undo } = await plan(playground, target, params);
      return { name, undo: undo.map((words) => [...words]), fingerprint: await rulesOf(playground, target) };
    },
    async apply(playground, target, params) {
      await hold(playground, target, await plan(playground, target, params));
    },
    async verify(playground, target, params) {
      const { place, isThere } = await plan(playground, target, params);
      const found = await tryBeside(playground, target, isThere);
      if (found.exitCode !== 0) return { effective: false, reading: `${target}: its network is as ever` };
      const receipt = (await definition.measure?.(playground, target, params, place)) ?? undefined;
      return {
        effective: true,
        reading: receipt === undefined ? `${target}: the rule is there` : `${target}: ${receiptText(receipt)}`,
        ...(receipt !== undefined && { receipt }),
      };
    },
    async revert(playground, target, _params, held) {
      if (await runs(playground, target)) await release(playground, target, held);
    },
    async verifyReverted(playground, target, _params, held) {
      if (!(await runs(playground, target)))
        return { exact: true, detail: `${target} does not run, and its network went with it` };
      const now = await rulesOf(playground, target);
      return now === held.fingerprint
        ? { exact: true, detail: 'the same rules as before' }
        : { exact: false, detail: `other rules than before: ${firstDifference(held.fingerprint, now)}` };
    },
  });
}

/** A service that is stopped has no network either. */
async function runs(playground: Playground, service: ServiceName): Promise<boolean> {
  const status = await serviceStatus(playground, service);
  return status === 'running' || status === 'paused';
}

async function placeOf(playground: Playground, target: ServiceName, { with: peer }: Partial<Traffic>): Promise<Place> {
  return { address: peer === undefined ? null : await addressOf(playground, target, peer) };
}

/** Everything of the kernel that decides what becomes of a packet, without what counts up by itself. */
async function rulesOf(playground: Playground, service: ServiceName): Promise<string> {
  return await beside(playground, service, ['rules']);
}

function firstDifference(before: string, now: string): string {
  const known = new Set(before.split('\n'));
  const fresh = now.split('\n').find((line) => !known.has(line));
  return fresh ?? 'some are gone';
}
