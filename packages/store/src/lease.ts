/** Who writes to a store, as the store itself says; `epoch` counts the holders there have been. */
export interface Lease {
  readonly epoch: number;
  readonly pid: number;
  readonly sinceWall: number;
  readonly renewedWall: number;
  readonly renewals: number;
  /** The holder has the operating system's lock as well, so without that lock being held it is dead. */
  readonly guarded: boolean;
}

/** How often a holder says that it lives, and how long without it until another may take over. */
export interface LeaseTimes {
  readonly renewEveryMs: number;
  readonly expiresMs: number;
}

export const standardLeaseTimes: LeaseTimes = { renewEveryMs: 2_000, expiresMs: 10_000 };

/**
 * May a newcomer write? `take`: nobody else does. `refuse`: the holder lives. `watch`: it has been silent by the wall
 * clock, which may have been set; only one that stays silent while it is watched may be replaced.
 */
export function judgeLease(
  lease: Lease | null,
  { locked, nowWall, expiresMs }: { readonly locked: boolean; readonly nowWall: number; readonly expiresMs: number },
): 'take' | 'refuse' | 'watch' {
  if (locked && (lease === null || lease.guarded)) return 'take';
  if (lease === null) return 'refuse';
  const age = nowWall - lease.renewedWall;
  return age >= 0 && age < expiresMs ? 'refuse' : 'watch';
}

/** The holder in words for a message. */
export function holderWords(lease: Lease | null): string {
  return lease === null
    ? 'another server'
    : `another server, process ${lease.pid}, since ${new Date(lease.sinceWall).toISOString()}`;
}
