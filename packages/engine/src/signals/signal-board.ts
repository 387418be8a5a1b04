import type { ServiceMetrics, ServiceState, TrafficReport } from '@chaos-engine/core';
import type { LogView, Signals } from '@chaos-engine/protocol';
import { toLevel } from './log-level.ts';
import { rates } from './rates.ts';
import { createRing } from './ring.ts';

/** Everything of a round that is shown but not judged: charts, logs, what each service is doing. */
export interface SignalBoard {
  /** Newest 15 minutes of signals, one a second. */
  readonly signals: readonly Signals[];
  readonly logs: readonly LogView[];
  readonly states: readonly ServiceState[];
  readonly gauges: Readonly<Record<string, number | null>>;
  users(report: TrafficReport): void;
  metrics(readings: readonly ServiceMetrics[], monotonicMs: number): void;
  gaugesRead(values: Readonly<Record<string, number | null>>): void;
  statesRead(states: readonly ServiceState[]): void;
  log(line: { service: string; wall: number; text: string }): void;
  /** Puts the newest of everything together as the signals of one second. */
  second(at: number, wall: number, judged: Signals['journeys']): void;
  /** Tells listeners that what the view shows has changed. */
  changed(): void;
}

export interface SignalListeners {
  readonly onSignals: (signals: Signals) => void;
  readonly onLogs: (lines: readonly LogView[]) => void;
  readonly onChanged: () => void;
}

const signalsKept = 900;
const logsKept = 20_000;

export function createSignalBoard({ onSignals, onLogs, onChanged }: SignalListeners): SignalBoard {
  const signals = createRing<Signals>(signalsKept);
  const logs = createRing<LogView>(logsKept);
  let load: Signals['load'] = { sent: 0, failed: 0, p95Ms: null };
  let services: Signals['services'] = {};
  let previous: { readings: readonly ServiceMetrics[]; at: number } | null = null;
  let gauges: Readonly<Record<string, number | null>> = {};
  let states: readonly ServiceState[] = [];
  let lines = 0;

  return {
    get signals() {
      return signals.all();
    },
    get logs() {
      return logs.all();
    },
    get states() {
      return states;
    },
    get gauges() {
      return gauges;
    },
    users(report) {
      load = { sent: report.load.sent, failed: report.load.failed, p95Ms: report.load.p95Ms };
    },
    metrics(readings, at) {
      if (previous) services = rates(previous.readings, readings, at - previous.at);
      previous = { readings, at };
    },
    gaugesRead(values) {
      gauges = values;
    },
    statesRead(next) {
      const same = next.length === states.length && next.every((state, i) => state.status === states[i]?.status);
      states = next;
      if (!same) onChanged();
    },
    log({ service, wall, text }) {
      const line: LogView = { seq: lines++, wall, service, level: toLevel(text), text: text.slice(0, 4_000) };
      logs.push(line);
      onLogs([line]);
    },
    second(at, wall, journeys) {
      const next: Signals = { at, wall, journeys, load, services, gauges };
      signals.push(next);
      onSignals(next);
    },
    changed: onChanged,
  };
}
