import type { Fact } from '../facts.ts';
import type { RoundTime } from '../units.ts';
import { nextDeadline } from './deadlines.ts';
import type { RoundSnapshot } from './round-machine.ts';

/** Deadlines that are decided by samples: one may come seconds late, so the moment counts once its sample is in. */
export const sampleDriven = ['hold', 'soak', 'impact'] as const;

/** The facts that follow from a sample of round time `at` having been judged. */
export function reachedBySample(snapshot: RoundSnapshot, at: RoundTime): readonly Fact[] {
  const next = nextDeadline(snapshot);
  if (next === null || at < next.at) return [];
  const { recoveredSince, durable, plan } = snapshot.context;
  switch (next.deadline) {
    case 'hold':
      return recoveredSince === null ? [] : [{ type: 'recovery.sustained', since: recoveredSince }];
    case 'soak':
      return durable === true ? [{ type: 'deadline.reached', deadline: 'soak' }] : [];
    case 'impact':
      return [
        { type: 'deadline.reached', deadline: 'impact' },
        {
          type: 'round.voided',
          reason: 'no-impact',
          detail: `the fault took effect, but no user felt it within ${plan.maxImpactDelayMs / 1_000} s`,
        },
      ];
    default:
      return [];
  }
}
