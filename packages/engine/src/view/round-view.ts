import {
  type CommandType,
  can,
  type DecisionInput,
  type Entry,
  hintLevels,
  type PlayerId,
  stateOf,
} from '@chaos-engine/core';
import type { AlertView, Can, RoundView, ScenarioCard } from '@chaos-engine/protocol';
import type { RoundRun } from '../host/round-run.ts';
import { knownLimit } from './known-limit.ts';
import { phaseOf } from './phase.ts';
import { timelineFor } from './timeline-line.ts';

const commandTypes: readonly CommandType[] = [
  'round.start',
  'incident.declare',
  'alert.acknowledge',
  'cause.localise',
  'cause.diagnose',
  'hint.take',
  'solution.reveal',
  'note.add',
  'answers.finish',
  'player.give-up',
  'round.stop',
];

export interface ViewInput {
  readonly run: RoundRun;
  readonly card: ScenarioCard;
  readonly player: PlayerId;
  readonly online: ReadonlySet<PlayerId>;
  readonly engineReachable: boolean;
  /** `null` until graded. */
  readonly score: number | null;
  /** Share of the healthy gate held, 0 to 1. */
  readonly steady: number;
}

/** The one gate through which a round leaves the server while it is on. An allow-list: what is not named here stays. */
export function viewForResponder(input: ViewInput): RoundView {
  const { run, card, player, online } = input;
  const { log, scenario, stack, roundClock, clock } = run;
  const { snapshot, entries } = log;
  const { context } = snapshot;
  const names = new Map(context.players.map(({ id, name }) => [id, name]));
  const at = Math.round(roundClock.now());
  const decision: DecisionInput = { player, at, hintLevels: scenario.hints.map(({ level }) => level) };
  const phase = phaseOf(snapshot);
  const state = stateOf(snapshot);
  const last = <T extends Entry['type']>(type: T) =>
    entries.findLast((entry): entry is Extract<Entry, { type: T }> => entry.type === type);
  const diagnosed = last('cause.diagnosed');
  const localised = last('cause.localised');
  const statuses = new Map(run.board.states.map(({ service, status }) => [service, status]));
  const extra = scenario.extraTraffic;
  const declaredAt = context.declarations[0] ?? null;
  return {
    code: run.code,
    scenario: { ...card, briefing: scenario.briefing },
    mode: context.mode,
    phase,
    clock: { at, running: roundClock.running, stopped: context.stopped, wall: clock.wall() },
    watchSince: context.watchSince,
    declaredAt,
    limitAt: knownLimit(snapshot),
    steps: run.live.steps,
    steady: phase === 'steadying' ? input.steady : context.watchSince === null ? 0 : 1,
    hold:
      state === 'holding' && context.recoveredSince !== null
        ? { since: context.recoveredSince, forMs: context.rules.holdForMs }
        : state === 'probing'
          ? { since: context.enteredAt, forMs: context.rules.soakForMs }
          : null,
    players: context.players.map(({ id, name }) => ({ id, name, online: online.has(id) })),
    you: player,
    can: Object.fromEntries(commandTypes.map((type) => [type, can(snapshot, type, decision)])) as unknown as Can,
    alerts: alertsOf(entries, names),
    hints: scenario.hints.map(({ level, text }, index) => ({
      level,
      cost: hintLevels[level],
      text: index < context.hints.length ? text : null,
    })),
    declarations: entries.flatMap((entry) =>
      entry.type === 'incident.declared'
        ? [{ at: entry.at, severity: entry.severity, impact: entry.impact, note: entry.note }]
        : [],
    ),
    localised: localised ? { at: localised.at, components: localised.components } : null,
    diagnosed: diagnosed
      ? {
          at: diagnosed.at,
          submissions: context.diagnoses,
          mechanism: diagnosed.mechanism,
          object: diagnosed.object,
          trigger: diagnosed.trigger,
          text: diagnosed.text,
        }
      : null,
    services: Object.entries(stack.services).map(([name, { role, title, about, shell }]) => ({
      name,
      role,
      title,
      about,
      shell,
      status: statuses.get(name) ?? (state === 'lobby' || state === 'provisioning' ? 'missing' : 'running'),
    })),
    edges: stack.edges,
    journeys: [...stack.journeys, ...extra]
      .filter(({ judged }) => judged)
      .map(({ id, title, promise, latencyMs }) => ({ id, title, promise, latencyMs, target: context.rules.target })),
    gauges: stack.gauges.map(({ id, title, unit }) => ({ id, title, unit })),
    toolbox: stack.toolbox,
    timeline: timelineFor(entries, 'responder', names),
    engineReachable: input.engineReachable,
    outcome: phase === 'ended' ? context.outcome : null,
    voidBecause: context.voidReason?.detail ?? null,
    score: phase === 'ended' ? input.score : null,
  };
}

function alertsOf(entries: readonly Entry[], names: ReadonlyMap<string, string>): readonly AlertView[] {
  const alerts = new Map<string, AlertView>();
  for (const entry of entries) {
    if (entry.type === 'alert.fired') {
      const { alert: id, title, severity, service = null, at } = entry;
      alerts.delete(id);
      alerts.set(id, { id, title, severity, service, firedAt: at, clearedAt: null, acknowledgedBy: null });
    }
    if (entry.type !== 'alert.cleared' && entry.type !== 'alert.acknowledged') continue;
    const alert = alerts.get(entry.alert);
    if (!alert) continue;
    const change =
      entry.type === 'alert.cleared' ? { clearedAt: entry.at } : { acknowledgedBy: names.get(entry.player) ?? null };
    alerts.set(entry.alert, { ...alert, ...change });
  }
  return [...alerts.values()].reverse();
}
