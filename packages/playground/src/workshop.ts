import { ChaosError, type Clock, type Millis, type ProvisionStep, type RoundId } from '@chaos-engine/core';
import type { Engine } from './engine/engine.ts';
import { findRound } from './provision/find-objects.ts';
import { freezeRound } from './provision/freeze-round.ts';
import type { LoadedStack } from './provision/load-stack.ts';
import { isNewer } from './provision/plan-sweep.ts';
import { provisionRound } from './provision/provision-round.ts';
import { removeUntilQuiet } from './provision/remove-objects.ts';
import { limitTerminals, terminalLimitProblem } from './sandbox/limit-terminals.ts';
import type { Owner } from './sandbox/names.ts';
import type { RunningContainer, TerminalOpener } from './seams.ts';

export interface WorkshopOptions {
  readonly engine: Engine;
  readonly instance: string;
  readonly epoch: number;
  readonly clock: Clock;
  readonly addresses: string;
  readonly terminals: TerminalOpener;
  readonly readyLimitMs: Millis;
  /** Called when the networks of a playground are there and nothing runs yet. */
  readonly guard: (bridge: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Makes and removes playgrounds, by the id their objects carry. */
export interface Workshop {
  owner(engineId: RoundId): Owner;
  /** Leaves nothing when it fails. */
  make(engineId: RoundId, stack: LoadedStack, onStep: (step: ProvisionStep) => void): Promise<void>;
  /** Also ends the making. Safe to repeat. */
  remove(engineId: RoundId): Promise<void>;
  /**
   * Freezes a playground that was made, once nothing of ours is at work in it; a removal waits until that is done. An engine
   * told to freeze and to remove a container at once may hang for good.
   */
  freeze(engineId: RoundId): Promise<void>;
  /** What is being made now. */
  making(): readonly RoundId[];
  /** To be done after a container was started again. */
  onStarted(container: RunningContainer): Promise<void>;
  /** Why the terminals of a container are not limited, as of the last start; `null` when they are. */
  terminalsProblem(): string | null;
}

// Longer than any round; then the objects are anybody's to remove.
const lifetimeS = 12 * 60 * 60;

const removed = (engineId: RoundId) =>
  new ChaosError('PLAYGROUND_FAILED', `${engineId} was removed while it was being prepared`);

export function createWorkshop(options: WorkshopOptions): Workshop {
  const { engine, instance, clock, terminals } = options;
  const terminalsReady = new Map<RoundId, Promise<unknown>>();
  const current = new Map<RoundId, { readonly abort: AbortController; readonly done: Promise<unknown> }>();
  const removing = new Set<RoundId>();
  let terminalsProblem = terminalLimitProblem();

  const owner = (round: RoundId): Owner => ({
    instance,
    round,
    epoch: options.epoch,
    expires: Math.floor(clock.wall() / 1_000) + lifetimeS,
  });

  async function limit(container: RunningContainer): Promise<void> {
    terminalsProblem = container.local ? await limitTerminals(container.pid) : 'the engine runs on another machine';
  }

  function readyTerminals(container: RunningContainer): Promise<void> {
    return terminals.started(container).catch(options.onError);
  }

  async function clear(engineId: RoundId): Promise<void> {
    terminalsReady.delete(engineId);
    await terminals.release(engineId);
    const wait = () => new Promise<void>((resolve) => clock.setTimeout(resolve, 100));
    const find = async () =>
      (await findRound(engine, instance, engineId)).filter(({ labels }) => !isNewer(labels, options.epoch));
    await removeUntilQuiet(engine, find, wait);
  }

  return {
    owner,
    async onStarted(container) {
      await limit(container);
      void readyTerminals(container);
    },
    async freeze(engineId) {
      await terminalsReady.get(engineId);
      if (removing.has(engineId)) throw removed(engineId);
      const work = freezeRound(engine, instance, engineId);
      current.set(engineId, { abort: new AbortController(), done: work.catch(() => {}) });
      try {
        await work;
      } finally {
        current.delete(engineId);
      }
    },
    making: () => [...current.keys()],
    terminalsProblem: () => terminalsProblem,
    async make(engineId, stack, onStep) {
      const abort = new AbortController();
      const { addresses, readyLimitMs, guard } = options;
      const { signal } = abort;
      const fresh: RunningContainer[] = [];
      const work = provisionRound(
        {
          engine,
          clock,
          owner: owner(engineId),
          stack,
          addresses,
          onNetworks: guard,
          onStarted: async (container) => {
            fresh.push(container);
            await limit(container);
          },
          readyLimitMs,
          signal,
        },
        onStep,
      );
      current.set(engineId, { abort, done: work.catch(() => {}) });
      try {
        await work;
        // Only now: the processors belong to the services until all of them are ready.
        terminalsReady.set(engineId, Promise.all(fresh.map(readyTerminals)));
      } catch (error) {
        await clear(engineId).catch(options.onError);
        if (!signal.aborted) throw error;
        throw removed(engineId);
      } finally {
        current.delete(engineId);
      }
    },
    async remove(engineId) {
      removing.add(engineId);
      try {
        const making = current.get(engineId);
        making?.abort.abort();
        await making?.done;
        await clear(engineId);
      } finally {
        removing.delete(engineId);
      }
    },
  };
}
