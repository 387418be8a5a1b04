import { ChaosError, isChaosError } from '@chaos-engine/core/errors';

/** A failure of the database as a coded error that says what to do; others are passed on as they are. */
export function toStoreError(cause: unknown, dataDir: string): unknown {
  if (isChaosError(cause)) return cause;
  const { errcode, message } = cause as { errcode?: number; message?: string };
  // Extended result codes carry the primary one in their low byte.
  switch ((errcode ?? 0) & 0xff) {
    case 5:
    case 6:
      return new ChaosError('STORE_BUSY', `${dataDir} is being written by another program (${message}); try again`, {
        cause,
      });
    case 10:
      return new ChaosError('STORE_BUSY', `${dataDir} could not be written (${message}); look at the disk`, { cause });
    case 11:
    case 26:
      return new ChaosError('STORE_CORRUPT', `the store in ${dataDir} is damaged (${message}); restore a backup`, {
        cause,
      });
    case 13:
      return new ChaosError('STORE_BUSY', `the disk of ${dataDir} is full, nothing was written; free some space`, {
        cause,
      });
    default:
      return cause;
  }
}

/** Whether a write failed because the round it belongs to is not there. */
export function isForeignKeyError(cause: unknown): boolean {
  return (cause as { errcode?: number }).errcode === 787;
}
