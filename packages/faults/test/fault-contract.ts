import type { Playground, ServiceName } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { findFault } from '../src/index.ts';

export interface ContractCase {
  readonly kind: string;
  /** What is done with it here, when one kind is tried in several ways. */
  readonly variant?: string;
  readonly target: ServiceName;
  readonly params: unknown;
  /** What a person would look at to see the effect; knows nothing of the fault. */
  measure(playground: Playground): Promise<string>;
  /** What a player would do about it. */
  repair(playground: Playground): Promise<unknown>;
  /** Kills what holds the fault from beside the service, for those that are held so. */
  killHelper?(): Promise<void>;
}

/** What every fault promises, tried on real containers. Each test leaves them as it found them. */
export function faultContract(
  { kind, variant, target, params, measure, repair, killHelper }: ContractCase,
  playgroundOf: () => Playground,
): void {
  const fault = findFault(kind);
  /** The inverse as it comes back from the log. */
  const prepared = async () => JSON.parse(JSON.stringify(await fault.prepare(playgroundOf(), target, params)));

  describe(`${kind}${variant === undefined ? '' : ` (${variant})`}`, () => {
    it('changes nothing while it reads what it would change', async () => {
      const before = await measure(playgroundOf());
      await prepared();
      expect(await measure(playgroundOf())).toBe(before);
      expect(await fault.verify(playgroundOf(), target, params)).toMatchObject({ effective: false });
    });

    it('has an effect that can be seen, and is undone exactly', async () => {
      const playground = playgroundOf();
      const before = await measure(playground);
      const inverse = await prepared();
      await fault.apply(playground, target, params, inverse);
      await expect.poll(() => fault.verify(playground, target, params), soon).toMatchObject({ effective: true });
      await expect.poll(() => measure(playground), soon).not.toBe(before);
      expect(await fault.verifyReverted(playground, target, params, inverse)).toMatchObject({ exact: false });

      await fault.revert(playground, target, params, inverse);
      await expect
        .poll(() => fault.verifyReverted(playground, target, params, inverse), soon)
        .toMatchObject({ exact: true });
      await expect.poll(() => measure(playground), soon).toBe(before);
      expect(await fault.verify(playground, target, params)).toMatchObject({ effective: false });
    });

    it('does no more when it is applied or undone twice', async () => {
      const playground = playgroundOf();
      const before = await measure(playground);
      const inverse = await prepared();
      await fault.apply(playground, target, params, inverse);
      await expect.poll(() => measure(playground), soon).not.toBe(before);
      const during = await measure(playground);
      await fault.apply(playground, target, params, inverse);
      await expect.poll(() => measure(playground), soon).toBe(during);
      await fault.revert(playground, target, params, inverse);
      await fault.revert(playground, target, params, inverse);
      await expect.poll(() => measure(playground), soon).toBe(before);
    });

    it('takes no offence at a player who repaired it first', async () => {
      const playground = playgroundOf();
      const before = await measure(playground);
      const inverse = await prepared();
      await fault.apply(playground, target, params, inverse);
      await repair(playground);
      await fault.revert(playground, target, params, inverse);
      await expect
        .poll(() => fault.verifyReverted(playground, target, params, inverse), soon)
        .toMatchObject({ exact: true });
      await expect.poll(() => measure(playground), soon).toBe(before);
    });

    it.runIf(killHelper !== undefined)('is undone exactly also when what held it was killed', async () => {
      const playground = playgroundOf();
      const before = await measure(playground);
      const inverse = await prepared();
      await fault.apply(playground, target, params, inverse);
      await killHelper?.();
      await fault.revert(playground, target, params, inverse);
      await expect
        .poll(() => fault.verifyReverted(playground, target, params, inverse), soon)
        .toMatchObject({ exact: true });
      expect(await measure(playground)).toBe(before);
    });
  });
}

const soon = { timeout: 20_000, interval: 200 };
