import { type RoundSnapshot, stateOf } from '@chaos-engine/core';
import type { Phase } from '@chaos-engine/protocol';

/** What a responder is told of the state: one `watch` from the healthy gate to their own declaration. */
export function phaseOf(snapshot: RoundSnapshot): Phase {
  const { declarations } = snapshot.context;
  switch (stateOf(snapshot)) {
    case 'lobby':
      return 'lobby';
    case 'provisioning':
      return 'preparing';
    case 'warmup':
      return 'steadying';
    case 'armed':
    case 'injecting':
    case 'latent':
    case 'impacted':
      return declarations.length > 0 ? 'incident' : 'watch';
    case 'holding':
      return 'holding';
    case 'probing':
      return 'verifying';
    case 'answers':
      return 'answers';
    default:
      return 'ended';
  }
}
