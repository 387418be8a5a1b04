import type { Entry } from '../facts.ts';
import type { FaultProgress, RoundContext } from './context.ts';

/** What one fact adds to the context, whatever state the round is in: health is heard everywhere, or it would be lost. */
export function remember(context: RoundContext, entry: Entry): Partial<RoundContext> {
  switch (entry.type) {
    case 'player.joined':
      return context.players.some(({ id }) => id === entry.player)
        ? {}
        : { players: [...context.players, { id: entry.player, name: entry.name }] };
    case 'steady.confirmed':
      return { watchSince: entry.at };
    case 'fault.intended':
      return fault(context, entry.fault, { intendedAt: entry.at, revert: entry.revert });
    case 'fault.effective':
      return fault(context, entry.fault, { effectiveAt: entry.at });
    case 'fault.reverted':
      return fault(context, entry.fault, { reverted: true });
    case 'slo.breached': {
      // Before any injection it is the player's own doing, or ours: it is no impact of the fault.
      const injected = Object.values(context.faults).some(({ intendedAt }) => intendedAt !== null);
      return { impactSince: context.impactSince ?? (injected ? entry.since : null), recoveredSince: null };
    }
    case 'slo.recovered':
      return { recoveredSince: Math.max(entry.since, context.notBefore) };
    case 'recovery.lost':
      return { recoveredSince: null };
    case 'recovery.sustained':
      return { everSustained: true };
    case 'durability.probed':
      return entry.passed
        ? { durable: true }
        : { durable: false, notBefore: entry.at, recoveredSince: context.recoveredSince === null ? null : entry.at };
    case 'guard.violated':
      return { guardsViolated: [...context.guardsViolated.filter((id) => id !== entry.guard), entry.guard] };
    case 'guard.restored': {
      // The window in which a guard was violated does not count: a held recovery begins anew.
      const held = context.recoveredSince === null ? null : Math.max(context.recoveredSince, entry.at);
      return {
        guardsViolated: context.guardsViolated.filter((id) => id !== entry.guard),
        recoveredSince: held,
        notBefore: Math.max(context.notBefore, entry.at),
      };
    }
    case 'incident.declared':
      return { declarations: [...context.declarations, entry.at] };
    case 'cause.localised':
      return { localisations: context.localisations + 1 };
    case 'cause.diagnosed':
      return { diagnoses: context.diagnoses + 1 };
    case 'hint.taken':
      return { hints: [...context.hints, entry.level] };
    case 'solution.revealed':
      return { revealed: true };
    case 'alert.fired':
      return { firing: [...context.firing.filter((id) => id !== entry.alert), entry.alert] };
    case 'alert.cleared':
      return { firing: context.firing.filter((id) => id !== entry.alert) };
    case 'alert.acknowledged':
      return { acknowledged: [...context.acknowledged, entry.alert] };
    case 'clock.stopped':
      return { stopped: entry.reason };
    case 'clock.resumed':
      return { stopped: null };
    case 'round.voided':
      return { voidReason: context.voidReason ?? { reason: entry.reason, detail: entry.detail } };
    default:
      return {};
  }
}

function fault(context: RoundContext, id: string, change: Partial<FaultProgress>): Partial<RoundContext> {
  const before = context.faults[id] ?? { intendedAt: null, effectiveAt: null, revert: null, reverted: false };
  return { faults: { ...context.faults, [id]: { ...before, ...change } } };
}
