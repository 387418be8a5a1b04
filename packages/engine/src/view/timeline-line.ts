import type { ComponentRef, Entry, FactType } from '@chaos-engine/core';
import type { TimelineLine } from '@chaos-engine/protocol';

/** Facts a responder may see while the round is on. All others, and the moment they happened, stay secret until the end. */
const open: ReadonlySet<FactType> = new Set<FactType>([
  'player.joined',
  'round.started',
  'playground.ready',
  'steady.confirmed',
  'clock.stopped',
  'clock.resumed',
  'alert.fired',
  'alert.cleared',
  'alert.acknowledged',
  'incident.declared',
  'cause.localised',
  'cause.diagnosed',
  'hint.taken',
  'solution.revealed',
  'note.added',
  'command.entered',
  'service.changed',
  'recovery.sustained',
  'durability.probed',
  'player.gave-up',
  'answers.finished',
  'round.stopped',
  'round.voided',
  'round.ended',
]);

/** Facts too many to list, or only for machines. */
const silent: ReadonlySet<FactType> = new Set<FactType>(['sli.sampled', 'round.opened', 'inspection.finished']);

export type Audience = 'responder' | 'everything';

/** The story of the round as lines, for those who may see it. */
export function timelineFor(
  entries: readonly Entry[],
  audience: Audience,
  names: ReadonlyMap<string, string>,
): readonly TimelineLine[] {
  const titles = new Map(
    entries.flatMap((entry) => (entry.type === 'alert.fired' ? [[entry.alert, entry.title]] : [])),
  );
  return entries
    .filter(({ type }) => !silent.has(type) && (audience === 'everything' || open.has(type)))
    .map((entry, index) => ({
      // A gap in the numbers would tell that something secret has just happened.
      seq: audience === 'everything' ? entry.seq : index,
      at: entry.at,
      wall: entry.wall,
      type: entry.type,
      text: textOf(entry, titles),
      by: 'player' in entry ? (names.get(entry.player) ?? null) : null,
    }));
}

/** One fact in words; alerts by their titles. */
function textOf(entry: Entry, titles: ReadonlyMap<string, string>): string {
  switch (entry.type) {
    case 'round.opened':
      return `Round opened, ${entry.mode}, seed ${entry.seed}`;
    case 'player.joined':
      return `${entry.name} joined`;
    case 'round.started':
      return 'Round started';
    case 'playground.ready':
      return `Playground ready after ${seconds(entry.tookMs)}`;
    case 'playground.failed':
      return `Playground failed: ${entry.why}`;
    case 'sli.sampled':
      return 'Users sampled';
    case 'clock.stopped':
      return `Clock stopped: ${stopWords[entry.reason]}`;
    case 'clock.resumed':
      return entry.awayMs > 0 ? `Clock runs again; ${seconds(entry.awayMs)} are nobody's` : 'Clock runs again';
    case 'steady.confirmed':
      return 'Healthy gate passed; you are on watch';
    case 'fault.intended':
      return `Fault ${entry.fault} about to be injected`;
    case 'fault.applied':
      return `Fault ${entry.fault} injected`;
    case 'fault.effective':
      return `Fault ${entry.fault} took effect: ${entry.reading}`;
    case 'fault.failed':
      return `Fault ${entry.fault} failed: ${entry.why}`;
    case 'slo.breached':
      return `Users feel it: ${entry.journeys.join(', ')}`;
    case 'slo.recovered':
      return 'Users are well again';
    case 'recovery.lost':
      return 'Recovery lost';
    case 'recovery.sustained':
      return 'Recovery sustained';
    case 'durability.probed':
      return entry.passed ? `Durable: ${entry.note}` : `Not durable yet: ${entry.note}`;
    case 'alert.fired':
      return `${entry.severity === 'page' ? 'Page' : 'Warning'}: ${entry.title}`;
    case 'alert.cleared':
      return `Cleared: ${titles.get(entry.alert) ?? entry.alert}`;
    case 'alert.acknowledged':
      return `Acknowledged: ${titles.get(entry.alert) ?? entry.alert}`;
    case 'incident.declared':
      return `Incident declared, SEV${entry.severity}${entry.impact.length > 0 ? `: ${entry.impact.join(', ')}` : ''}${entry.note ? ` — ${entry.note}` : ''}`;
    case 'cause.localised':
      return `Localised to ${entry.components.map(componentWords).join(', ')}`;
    case 'cause.diagnosed':
      return `Diagnosed: ${entry.mechanism}, ${entry.object.service} ${entry.object.key}, after ${entry.trigger}`;
    case 'hint.taken':
      return `Hint ${entry.index + 1} taken (${entry.level})`;
    case 'solution.revealed':
      return 'Solution revealed';
    case 'note.added':
      return entry.text;
    case 'command.entered':
      return `${entry.service}$ ${entry.line}`;
    case 'guard.violated':
      return `Guard violated: ${entry.detail}`;
    case 'guard.restored':
      return `Guard ${entry.guard} holds again`;
    case 'invariant.broken':
      return `Data is not as it was: ${entry.detail}`;
    case 'invariant.restored':
      return `Data restored: ${entry.invariant}`;
    case 'collateral.found':
      return `Left behind: ${entry.title}`;
    case 'decoy.made':
      return `Innocent change made: ${entry.decoy}`;
    case 'inspection.finished':
      return 'Last look taken';
    case 'service.changed':
      return `${entry.service} ${serviceWords[entry.change]}`;
    case 'deadline.reached':
      return `Deadline: ${entry.deadline}`;
    case 'player.gave-up':
      return 'Gave up';
    case 'answers.finished':
      return 'Answers finished';
    case 'round.stopped':
      return 'Round stopped';
    case 'round.voided':
      return `Round void: ${entry.detail}`;
    case 'fault.reverted':
      return `Fault ${entry.fault} undone${entry.exact ? ' exactly' : `, not exactly: ${entry.detail}`}`;
    case 'playground.removed':
      return 'Playground removed';
    case 'round.ended':
      return `Round ended: ${entry.outcome}`;
  }
}

/** `api-1`, `api-1 volume`, `api-1 → pg-primary`. */
export function componentWords({ service, facet, to }: ComponentRef): string {
  if (facet === 'edge') return `${service} → ${to ?? '?'}`;
  return facet === 'container' ? service : `${service} ${facet}`;
}

const stopWords = {
  'server-away': 'we were away',
  'engine-gone': 'the container engine does not answer',
  'samples-missing': 'we could not see the users',
  paused: 'paused',
} as const;

const serviceWords = { died: 'stopped', started: 'started', oom: 'ran out of memory', removed: 'was removed' } as const;

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
