import type { Clock, Entry, FactType, Millis } from '@chaos-engine/core';

/** Waits for facts of a growing log. */
export interface LogWatch {
  /** Hand over what was appended. */
  heard(entries: readonly Entry[]): void;
  /** The first fact of that type after `afterSeq`; rejects when it has not come within `limitMs`, or the round was voided. */
  next<T extends FactType>(type: T, limitMs: Millis, afterSeq?: number): Promise<Extract<Entry, { type: T }>>;
  readonly entries: readonly Entry[];
}

export function createLogWatch(clock: Clock, history: readonly Entry[]): LogWatch {
  const entries: Entry[] = [...history];
  const waiting = new Set<() => void>();
  return {
    entries,
    heard(fresh) {
      entries.push(...fresh);
      for (const look of [...waiting]) look();
    },
    next<T extends FactType>(type: T, limitMs: Millis, afterSeq = -1) {
      return new Promise<Extract<Entry, { type: T }>>((resolve, reject) => {
        const end = () => {
          waiting.delete(look);
          clock.clearTimeout(timer);
        };
        const look = () => {
          const found = entries.find((entry) => entry.type === type && entry.seq > afterSeq);
          const voided = entries.find((entry) => entry.type === 'round.voided');
          if (found) {
            end();
            resolve(found as Extract<Entry, { type: T }>);
          } else if (voided?.type === 'round.voided') {
            end();
            reject(new Error(`the round became void (${voided.reason}): ${voided.detail}`));
          }
        };
        const timer = clock.setTimeout(() => {
          end();
          reject(new Error(`${type} did not come within ${limitMs / 1_000} s`));
        }, limitMs);
        waiting.add(look);
        look();
      });
    },
  };
}
