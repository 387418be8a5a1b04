import type { Entry } from '@chaos-engine/core';
import { ChaosError } from '@chaos-engine/core/errors';

/** Throws `STORE_CONFLICT` unless `entries` go on exactly where a log of `length` entries ends. */
export function mustContinue(code: string, length: number, entries: readonly Entry[]): void {
  const wrong = entries.findIndex(({ seq }, index) => seq !== length + index);
  if (wrong === -1) return;
  throw new ChaosError(
    'STORE_CONFLICT',
    `round ${code}: entry ${entries[wrong]?.seq} does not follow ${length + wrong - 1}; another writer was here, read the log again`,
  );
}
