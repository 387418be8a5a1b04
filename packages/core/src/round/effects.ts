import { type RoundSnapshot, stateOf } from './round-machine.ts';

/**
 * What the host has to be doing while a round is in a state. Each is safe to begin again after a crash:
 * the log says what was intended and what was done.
 */
export type Effect =
  | 'provision'
  | 'users'
  | 'observe'
  | 'decoy'
  | 'inject'
  | 'guard'
  | 'probe'
  | 'inspect'
  | 'grade'
  | 'revert'
  | 'remove';

/** The effects wanted now. The host starts what is missing and stops what is no longer wanted. */
export function wantedEffects(snapshot: RoundSnapshot): ReadonlySet<Effect> {
  return new Set(wanted(snapshot));
}

function wanted(snapshot: RoundSnapshot): readonly Effect[] {
  switch (stateOf(snapshot)) {
    case 'provisioning':
      return ['provision'];
    case 'warmup':
      return ['users', 'observe'];
    case 'armed':
      return ['users', 'observe', 'decoy'];
    case 'injecting':
    case 'latent':
      return ['users', 'observe', 'decoy', 'inject'];
    case 'impacted':
    case 'holding':
      return ['users', 'observe', 'decoy', 'inject', 'guard'];
    case 'probing':
      return snapshot.context.durable === null
        ? ['users', 'observe', 'inject', 'guard', 'probe']
        : ['users', 'observe', 'inject', 'guard'];
    case 'answers':
      return ['users', 'observe'];
    case 'closing':
      return ['observe', 'inspect'];
    case 'ended':
      if (snapshot.matches({ ended: 'grading' })) return ['grade'];
      return snapshot.matches({ ended: 'reverting' }) ? ['revert'] : ['remove'];
    default:
      return [];
  }
}
