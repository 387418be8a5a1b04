import type { Millis } from '@chaos-engine/core';

/** How much may be spent: `capacity` at once, `perSecond` in the long run. */
export interface BucketLimits {
  readonly capacity: number;
  readonly perSecond: number;
}

/** What is left to spend at one moment. May be negative: then the spender owes. */
export interface Bucket {
  readonly left: number;
  readonly at: Millis;
}

/** A full bucket. */
export function openBucket(limits: BucketLimits, now: Millis): Bucket {
  return { left: limits.capacity, at: now };
}

/** The bucket as it is at `now`. */
export function refilled(bucket: Bucket, limits: BucketLimits, now: Millis): Bucket {
  const gained = (Math.max(0, now - bucket.at) * limits.perSecond) / 1_000;
  return { left: Math.min(limits.capacity, bucket.left + gained), at: Math.max(now, bucket.at) };
}

/** The bucket after spending, which may leave it in debt. */
export function spent(bucket: Bucket, amount: number): Bucket {
  return { left: bucket.left - amount, at: bucket.at };
}

/** How long until `amount` is in the bucket, in milliseconds; 0 when it is. */
export function waitFor(bucket: Bucket, amount: number, limits: BucketLimits): Millis {
  return bucket.left >= amount ? 0 : Math.ceil(((amount - bucket.left) * 1_000) / limits.perSecond);
}
