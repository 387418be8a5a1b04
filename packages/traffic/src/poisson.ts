import type { Random } from '@chaos-engine/core';

/** How many independent events happen where `mean` are expected. */
export function drawPoisson(random: Random, mean: number): number {
  let count = 0;
  // Sums of Poisson variables are Poisson: in slices, because exp(-mean) vanishes for a large mean.
  for (let left = mean; left > 0; left -= 30) count += drawSmall(random, Math.min(left, 30));
  return count;
}

function drawSmall(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count += 1) product *= random();
  return count;
}
