import { assign, initialTransition, type SnapshotFrom, setup, transition } from 'xstate';
import type { Entry, Outcome, Timeline } from '../facts.ts';
import { openContext, type RoundContext } from './context.ts';
import { remember } from './remember.ts';

/**
 * The life of a round (grading C.9), driven by nothing but the facts of its log:
 *
 *   lobby -> provisioning -> warmup -> armed -> injecting -> latent -> impacted <-> holding -> probing -> answers -> closing -> ended
 *                                                                          ^_____________________|  (relapse)
 *
 * A round that cannot be judged goes to `ended` with outcome `void`; `ended` cleans up and is final when clean.
 */
const machine = setup({
  types: {
    context: {} as RoundContext,
    input: {} as Extract<Entry, { type: 'round.opened' }>,
    events: {} as Entry,
  },
  actions: {
    remember: assign(({ context, event }) => remember(context, event)),
    enter: assign(({ event }) => ({ enteredAt: event.at })),
    end: assign((_, params: { outcome: Outcome }) => ({ outcome: params.outcome })),
  },
  guards: {
    quiet: ({ context }) => context.plan.faults.length === 0,
    effective: ({ context }) => Object.values(context.faults).some(({ effectiveAt }) => effectiveAt !== null),
    impacted: ({ context }) => context.impactSince !== null,
    recovered: ({ context }) => context.recoveredSince !== null && context.guardsViolated.length === 0,
    suffering: ({ context }) => context.recoveredSince === null || context.guardsViolated.length > 0,
    notDurable: ({ context }) => context.durable === false,
    toInspect: ({ context, event }) =>
      event.type === 'round.stopped' && event.by !== 'operator' && context.impactSince !== null,
    allReverted: ({ context }) =>
      Object.values(context.faults).every(({ intendedAt, reverted }) => intendedAt === null || reverted),
  },
}).createMachine({
  id: 'round',
  context: ({ input }) => openContext(input),
  initial: 'lobby',
  // Every fact is remembered in every state; states only say where it leads.
  on: {
    '*': { actions: 'remember' },
    'round.voided': { target: '.ended', actions: ['remember', { type: 'end', params: { outcome: 'void' } }] },
    // Who stops an incident is looked at like anybody else: a stop must not hide what a repair has cost.
    'round.stopped': [
      {
        guard: 'toInspect',
        target: '.closing',
        actions: ['remember', { type: 'end', params: { outcome: 'stopped' } }],
      },
      { target: '.ended', actions: ['remember', { type: 'end', params: { outcome: 'stopped' } }] },
    ],
    'player.gave-up': { target: '.answers', actions: ['remember', { type: 'end', params: { outcome: 'gave-up' } }] },
  },
  states: {
    lobby: { entry: 'enter', on: { 'round.started': { target: 'provisioning', actions: 'remember' } } },
    provisioning: {
      entry: 'enter',
      on: { 'playground.ready': { target: 'warmup', actions: 'remember' } },
    },
    warmup: {
      entry: 'enter',
      on: { 'steady.confirmed': { target: 'armed', actions: 'remember' } },
    },
    armed: {
      entry: 'enter',
      on: {
        'deadline.reached': [
          { guard: 'quiet', target: 'closing', actions: ['remember', { type: 'end', params: { outcome: 'quiet' } }] },
          { target: 'injecting', actions: 'remember' },
        ],
      },
    },
    injecting: { entry: 'enter', always: { guard: 'effective', target: 'latent' } },
    latent: { entry: 'enter', always: { guard: 'impacted', target: 'impacted' } },
    impacted: {
      entry: 'enter',
      always: { guard: 'recovered', target: 'holding' },
      on: {
        'deadline.reached': {
          target: 'answers',
          actions: ['remember', { type: 'end', params: { outcome: 'timed-out' } }],
        },
      },
    },
    holding: {
      entry: 'enter',
      always: { guard: 'suffering', target: 'impacted' },
      on: { 'recovery.sustained': { target: 'probing', actions: 'remember' } },
    },
    probing: {
      entry: ['enter', assign({ durable: null })],
      always: [
        { guard: 'suffering', target: 'impacted' },
        { guard: 'notDurable', target: 'holding' },
      ],
      on: {
        'deadline.reached': {
          target: 'answers',
          actions: ['remember', { type: 'end', params: { outcome: 'mitigated' } }],
        },
      },
    },
    answers: {
      entry: 'enter',
      on: {
        'answers.finished': { target: 'closing', actions: 'remember' },
        'deadline.reached': { target: 'closing', actions: 'remember' },
        'player.gave-up': { actions: 'remember' },
      },
    },
    closing: {
      entry: 'enter',
      on: {
        'inspection.finished': { target: 'ended', actions: 'remember' },
        'player.gave-up': { actions: 'remember' },
      },
    },
    ended: {
      entry: 'enter',
      initial: 'grading',
      on: {
        'round.voided': { actions: 'remember' },
        'round.stopped': { actions: 'remember' },
        'player.gave-up': { actions: 'remember' },
      },
      states: {
        grading: { on: { 'round.ended': { target: 'reverting', actions: 'remember' } } },
        reverting: { always: { guard: 'allReverted', target: 'removing' } },
        removing: { on: { 'playground.removed': { target: 'clean', actions: 'remember' } } },
        clean: { type: 'final' },
      },
      onDone: 'archived',
    },
    archived: { type: 'final' },
  },
});

export type RoundSnapshot = SnapshotFrom<typeof machine>;

/** The state a round is in right after it was opened. */
export function openRound(opened: Extract<Entry, { type: 'round.opened' }>): RoundSnapshot {
  return initialTransition(machine, opened)[0];
}

/** The state after one more fact. */
export function evolve(snapshot: RoundSnapshot, entry: Entry): RoundSnapshot {
  return transition(machine, snapshot, entry)[0];
}

/** The state of a round from its whole log; the first entry is `round.opened`. */
export function foldRound(timeline: Timeline): RoundSnapshot {
  const [opened, ...rest] = timeline;
  if (opened?.type !== 'round.opened') throw new Error('a round log begins with round.opened');
  return rest.reduce(evolve, openRound(opened));
}

export type RoundState =
  | 'lobby'
  | 'provisioning'
  | 'warmup'
  | 'armed'
  | 'injecting'
  | 'latent'
  | 'impacted'
  | 'holding'
  | 'probing'
  | 'answers'
  | 'closing'
  | 'ended'
  | 'archived';

/** The top-level state by name. */
export function stateOf(snapshot: RoundSnapshot): RoundState {
  return (typeof snapshot.value === 'string' ? snapshot.value : Object.keys(snapshot.value)[0]) as RoundState;
}
