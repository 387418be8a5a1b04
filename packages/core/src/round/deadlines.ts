import type { Deadline } from '../facts.ts';
import type { RoundTime } from '../units.ts';
import { type RoundSnapshot, stateOf } from './round-machine.ts';

/** The next moment this round waits for, on its own clock; `null` when it waits for people or for our own work. */
export function nextDeadline(snapshot: RoundSnapshot): { deadline: Deadline; at: RoundTime } | null {
  const { rules, enteredAt, plan, impactSince, recoveredSince, limitMs, faults } = snapshot.context;
  switch (stateOf(snapshot)) {
    case 'warmup':
      return { deadline: 'ready', at: enteredAt + rules.readyWithinMs };
    case 'armed': {
      const first = plan.faults.find(({ after }) => after === null);
      return first
        ? { deadline: 'fuse', at: enteredAt + first.waitMs }
        : { deadline: 'quiet', at: enteredAt + limitMs };
    }
    case 'injecting': {
      // Users must be well first; the time for the effect runs from the intent, so that this wait is no part of it.
      const intended = Object.values(faults).flatMap(({ intendedAt }) => intendedAt ?? []);
      return intended.length === 0
        ? { deadline: 'ready', at: enteredAt + rules.readyWithinMs }
        : { deadline: 'effect', at: Math.max(...intended) + rules.effectWithinMs };
    }
    case 'latent': {
      const effective = Object.values(faults).flatMap(({ effectiveAt }) => effectiveAt ?? []);
      return { deadline: 'impact', at: Math.min(enteredAt, ...effective) + plan.maxImpactDelayMs };
    }
    case 'impacted':
      return { deadline: 'limit', at: (impactSince ?? enteredAt) + limitMs };
    case 'holding':
      return { deadline: 'hold', at: (recoveredSince ?? enteredAt) + rules.holdForMs };
    case 'probing':
      return { deadline: 'soak', at: enteredAt + rules.soakForMs };
    case 'answers':
      return { deadline: 'answers', at: enteredAt + rules.answersForMs };
    default:
      return null;
  }
}
