import type { RoundId } from '@chaos-engine/core';
import type { TerminalOpener } from '../seams.ts';

/**
 * Terminals by the first way, and by the second wherever the first fails: chosen anew for each terminal, so that a
 * player notices nothing. `tell` hears each reason once.
 */
export function withFallback(
  first: TerminalOpener,
  second: TerminalOpener,
  tell: (reason: string) => void,
): TerminalOpener {
  const told = new Set<string>();
  const without = new Map<string, RoundId>();
  const note = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    if (told.has(reason)) return;
    told.add(reason);
    tell(reason);
  };
  return {
    async started(container) {
      without.delete(container.id);
      try {
        await first.started(container);
      } catch (error) {
        without.set(container.id, container.round);
        note(error);
      }
      await second.started(container);
    },
    async open(container, argv, size) {
      if (!without.has(container.id)) {
        try {
          return await first.open(container, argv, size);
        } catch (error) {
          note(error);
        }
      }
      return await second.open(container, argv, size);
    },
    async release(round) {
      for (const [id, owner] of without) if (owner === round) without.delete(id);
      await first.release(round);
      await second.release(round);
    },
  };
}
