import type { Measurement } from '../rig/context.ts';
import filter from './filter.ts';
import flood from './flood.ts';
import fullHouse from './full-house.ts';
import probes from './probes.ts';
import provision from './provision.ts';
import spectators from './spectators.ts';
import stats from './stats.ts';
import store from './store.ts';
import terminals from './terminals.ts';

/** All measurements, in the order of the table. */
export const measurements: readonly Measurement[] = [
  terminals,
  flood,
  filter,
  spectators,
  provision,
  stats,
  probes,
  store,
  fullHouse,
];
