import type { Command, CommandType } from '../commands.ts';
import { ChaosError } from '../errors.ts';
import type { Fact, HintLevel } from '../facts.ts';
import type { PlayerId, RoundTime } from '../units.ts';
import { type RoundSnapshot, type RoundState, stateOf } from './round-machine.ts';

/** What a decision may look at besides the round itself. */
export interface DecisionInput {
  readonly player: PlayerId;
  readonly at: RoundTime;
  /** Levels of the scenario's hints, cheapest first. */
  readonly hintLevels: readonly HintLevel[];
}

/**
 * The facts a command makes. Throws `ROUND_NOT_IN_PHASE` or `ALREADY_DONE`, and then nothing has changed.
 * From the healthy gate to the end of the incident every answer is the same whether or not anything is broken.
 */
export function decide(snapshot: RoundSnapshot, command: Command, input: DecisionInput): readonly Fact[] {
  const refusal = refuse(snapshot, command.type, input);
  if (refusal !== null) throw new ChaosError(refusal.done ? 'ALREADY_DONE' : 'ROUND_NOT_IN_PHASE', refusal.why);
  const { player } = input;
  const { context } = snapshot;
  switch (command.type) {
    case 'round.start':
      return [{ type: 'round.started', player }];
    case 'incident.declare':
      return [
        {
          type: 'incident.declared',
          player,
          severity: command.severity,
          impact: [...new Set(command.impact)],
          note: command.note,
        },
      ];
    case 'alert.acknowledge':
      if (!context.firing.includes(command.alert))
        throw new ChaosError('NOT_FOUND', `alert ${command.alert} is not firing; nothing to acknowledge`);
      return context.acknowledged.includes(command.alert)
        ? []
        : [{ type: 'alert.acknowledged', alert: command.alert, player }];
    case 'cause.localise':
      return [{ type: 'cause.localised', player, components: command.components }];
    case 'cause.diagnose':
      return [
        {
          type: 'cause.diagnosed',
          player,
          mechanism: command.mechanism,
          object: command.object,
          trigger: command.trigger,
          text: command.text,
        },
      ];
    case 'hint.take': {
      const level = input.hintLevels[command.index];
      if (level === undefined || command.index > context.hints.length)
        throw new ChaosError(
          'BAD_REQUEST',
          `hint ${command.index + 1} cannot be taken; next is ${context.hints.length + 1} of ${input.hintLevels.length}`,
        );
      return command.index < context.hints.length ? [] : [{ type: 'hint.taken', player, index: command.index, level }];
    }
    case 'solution.reveal':
      return context.revealed ? [] : [{ type: 'solution.revealed', player }];
    case 'note.add':
      return [{ type: 'note.added', player, text: command.text }];
    case 'answers.finish':
      return [{ type: 'answers.finished', player }];
    case 'player.give-up':
      return [{ type: 'player.gave-up', player }];
    case 'round.stop':
      return [{ type: 'round.stopped', by: player }];
  }
}

/** Whether a command would be accepted now: `true`, or why not, in words for a person. */
export function can(snapshot: RoundSnapshot, type: CommandType, input: DecisionInput): true | string {
  return refuse(snapshot, type, input)?.why ?? true;
}

interface Refusal {
  readonly why: string;
  readonly done?: boolean;
}

const live: readonly RoundState[] = ['armed', 'injecting', 'latent', 'impacted', 'holding', 'probing'];

function refuse(snapshot: RoundSnapshot, type: CommandType, { at, hintLevels }: DecisionInput): Refusal | null {
  const state = stateOf(snapshot);
  const { declarations, hints, rules } = snapshot.context;
  const declared = declarations.length > 0;
  const watching = live.includes(state);
  const ended = state === 'ended' || state === 'archived';
  switch (type) {
    case 'round.start':
      if (state === 'lobby') return null;
      return { why: 'The round has already started.', done: true };
    case 'incident.declare': {
      if (!watching) return { why: phaseWords(state, 'You can declare an incident while you are on watch.') };
      const last = declarations.at(-1);
      return last !== undefined && at - last < rules.declareCooldownMs
        ? {
            why: `You just declared; you can correct it ${rules.declareCooldownMs / 1_000} s later.`,
          }
        : null;
    }
    case 'cause.localise':
    case 'cause.diagnose':
      if (state === 'answers') return null;
      if (!watching) return { why: phaseWords(state, 'Answers are taken while you are on watch.') };
      return declared ? null : { why: 'Declare the incident first.' };
    case 'hint.take':
      if (!watching) return { why: phaseWords(state, 'Hints are for the incident.') };
      if (!declared) return { why: 'Declare the incident first.' };
      return hints.length < hintLevels.length ? null : { why: 'All hints are taken.', done: true };
    case 'solution.reveal':
    case 'player.give-up':
      if (!watching) return { why: phaseWords(state, 'Nothing to give up now.') };
      return declared ? null : { why: 'Declare the incident first, or leave the round.' };
    case 'alert.acknowledge':
      return watching || state === 'answers' ? null : { why: phaseWords(state, 'No alerts now.') };
    case 'note.add':
      return ended ? { why: 'The round has ended.' } : null;
    case 'answers.finish':
      return state === 'answers' ? null : { why: phaseWords(state, 'You can finish once the incident is over.') };
    case 'round.stop':
      return ended || state === 'closing' ? { why: 'The round has ended.', done: true } : null;
  }
}

function phaseWords(state: RoundState, otherwise: string): string {
  switch (state) {
    case 'lobby':
      return 'The round has not started.';
    case 'provisioning':
    case 'warmup':
      return 'The playground is still being prepared.';
    case 'closing':
    case 'ended':
    case 'archived':
      return 'The round has ended.';
    default:
      return otherwise;
  }
}
