import type { PlaygroundProvider, ProvisionRequest, RoundId } from '@chaos-engine/core';
import type { EngineExamination } from './examine-engine.ts';
import type { PoolCount } from './pool-options.ts';
import type { ServiceChange } from './service-changes.ts';

/** Playgrounds as containers of a Docker Engine, and what only its host can tell. */
export interface DockerProvider extends PlaygroundProvider {
  /** Called when a service died, started, ran out of memory or was removed; returns the way to stop. */
  onServiceChange(listener: (change: ServiceChange) => void): () => void;
  /** Removes everything of ours that belongs to none of these rounds; resolves to how many objects there were. */
  sweep(wanted: ReadonlySet<RoundId>): Promise<number>;
  /** Sweeps now and every 30 s; returns the way to stop. */
  startJanitor(wanted: () => ReadonlySet<RoundId>): () => void;
  /** What the engine's kernel lets faults do to a network, tried once. Rejects with IMAGE_MISSING or ENGINE_UNAVAILABLE. */
  abilities(): Promise<readonly string[]>;
  /** Keeps paused playgrounds of this stack ready, as many as the options say. */
  keepReady(request: Omit<ProvisionRequest, 'id'>): void;
  /** How many of them are ready, by stack. */
  ready(): readonly PoolCount[];
  /** Versions, limits and which promises of isolation hold here. Rejects with ENGINE_UNAVAILABLE. */
  examine(): Promise<EngineExamination>;
  /** Ends what runs in the background. Playgrounds stay; the rules of the firewall go when there is none. */
  close(): Promise<void>;
}
