import type { Mark, Measures, MomentName } from './score-card.ts';
import { rounded } from './score-card.ts';

/** Minutes of a 30-day month, which an error budget is a share of. */
const budgetMinutes = 30 * 24 * 60;

/** Lengths between the clock events, and what is counted beside them. */
export function measuresOf(
  events: Readonly<Record<MomentName, Mark | null>>,
  counted: {
    readonly downtimeMin: number;
    readonly target: number;
    readonly falseDeclarations: number;
    readonly hints: number;
  },
): Measures {
  const between = (from: MomentName, to: MomentName) => {
    const [start, end] = [events[from], events[to]];
    return start && end ? end.at - start.at : null;
  };
  const after = (to: MomentName) => {
    const length = between('T_imp', to);
    return length === null ? null : Math.max(0, length);
  };
  const budget = budgetMinutes * (1 - counted.target);
  return {
    ttdMs: after('T_det'),
    ttlMs: after('T_loc'),
    ttcMs: after('T_rc'),
    ttmMs: after('T_mit'),
    downtimeMin: rounded(counted.downtimeMin),
    budgetShare: budget === 0 ? 0 : rounded(counted.downtimeMin / budget),
    incubationMs: between('T_inj', 'T_imp'),
    monitoringLagMs: between('T_imp', 'T_alert'),
    reactionMs: between('T_alert', 'T_ack'),
    falseDeclarations: counted.falseDeclarations,
    hints: counted.hints,
  };
}
