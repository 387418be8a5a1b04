import {
  type AlertInput,
  type Entry,
  type Fact,
  observe,
  observeAlerts,
  openAlertState,
  openSloState,
  type RoundSnapshot,
  type RoundTime,
  ratios,
  reachedBySample,
  type Scenario,
  type Stack,
  stateOf,
} from '@chaos-engine/core';
import type { Signals } from '@chaos-engine/protocol';

export interface Judging {
  /** The facts that follow from one entry, in order. */
  derive(entry: Entry, snapshot: RoundSnapshot): readonly Fact[];
  /** Alerts that follow from a reading of gauges. */
  gauges(at: RoundTime, values: Readonly<Record<string, number | null>>, snapshot: RoundSnapshot): readonly Fact[];
  /** The newest sample with its window ratios, for charts. */
  judged(): Signals['journeys'];
  /** Share of the healthy gate held so far, 0 to 1. */
  steadyShare(): number;
}

/** Judges a round as its log grows. A fold: fed the same log it says the same. */
export function createJudging({ scenario, stack }: { scenario: Scenario; stack: Stack }): Judging {
  const judgedIds = stack.journeys.filter(({ judged }) => judged).map(({ id }) => id);
  let slo = openSloState(judgedIds, scenario.sealed.truth.impact);
  let alerts = openAlertState;
  let journeys: Signals['journeys'] = {};
  let steadyShare = 0;

  /** Alerts belong to the watch: what fires while the playground warms up is noise of ours. */
  const alarm = (input: AlertInput, snapshot: RoundSnapshot): readonly Fact[] => {
    if (snapshot.context.watchSince === null || stateOf(snapshot) === 'ended') return [];
    const observed = observeAlerts(alerts, input, stack.alerts, snapshot.context.rules);
    alerts = observed.state;
    return observed.facts;
  };

  return {
    derive(entry, snapshot) {
      const { rules } = snapshot.context;
      if (entry.type === 'alert.fired' || entry.type === 'alert.cleared') {
        // After a restart the log is all that knows of alerts on gauges.
        const watch = { firing: entry.type === 'alert.fired', changingSince: null };
        alerts = { ...alerts, alerts: { ...alerts.alerts, [entry.alert]: watch } };
      }
      const observed = observe(slo, entry, rules);
      slo = observed.state;
      if (entry.type !== 'sli.sampled') return observed.facts;
      const windows = ratios(slo.journeys, entry.at, rules);
      journeys = Object.fromEntries(
        Object.entries(entry.results).map(([id, result]) => [
          id,
          { ...result, ratio: windows[id] ?? (result.good ? 1 : 0) },
        ]),
      );
      steadyShare = slo.steadySince === null ? 0 : Math.min(1, (entry.at - slo.steadySince) / rules.readyForMs);
      const gate: readonly Fact[] = stateOf(snapshot) === 'warmup' && slo.ready ? [{ type: 'steady.confirmed' }] : [];
      // The snapshot does not hold what this very sample has just proved: a relapse or an impact comes before any deadline.
      const reached = observed.facts.length === 0 ? reachedBySample(snapshot, entry.at) : [];
      return [...gate, ...observed.facts, ...alarm(entry, snapshot), ...reached];
    },
    gauges: (at, values, snapshot) => alarm({ type: 'gauges', at, values }, snapshot),
    judged: () => journeys,
    steadyShare: () => steadyShare,
  };
}
