import type { TimelineLine } from '@chaos-engine/protocol';
import {
  Activity,
  Bell,
  BellOff,
  Check,
  CircleDot,
  Crosshair,
  Flag,
  HeartPulse,
  Lightbulb,
  type LucideIcon,
  Microscope,
  NotebookPen,
  Pause,
  Server,
  Siren,
  SquareTerminal,
  Zap,
} from 'lucide-react';
import { clockTime, sinceStart } from '../format/duration.ts';

const icons: readonly (readonly [prefix: string, icon: LucideIcon, colour: string])[] = [
  ['alert.fired', Bell, 'text-warn'],
  ['alert.cleared', BellOff, 'text-muted'],
  ['alert.', Check, 'text-text-2'],
  ['incident.', Siren, 'text-accent'],
  ['cause.localised', Crosshair, 'text-accent'],
  ['cause.', Microscope, 'text-accent'],
  ['hint.', Lightbulb, 'text-warn'],
  ['solution.', Lightbulb, 'text-warn'],
  ['note.', NotebookPen, 'text-text-2'],
  ['command.', SquareTerminal, 'text-muted'],
  ['service.', Server, 'text-text-2'],
  ['fault.', Zap, 'text-crit'],
  ['slo.breached', HeartPulse, 'text-crit'],
  ['slo.', HeartPulse, 'text-ok'],
  ['recovery.', HeartPulse, 'text-ok'],
  ['durability.', HeartPulse, 'text-ok'],
  ['steady.', Activity, 'text-ok'],
  ['clock.', Pause, 'text-violet'],
  ['player.gave-up', Flag, 'text-muted'],
];

export interface TimelineListProps {
  readonly lines: readonly TimelineLine[];
  /** Round time of T+00:00, in ms. */
  readonly originMs: number;
  /** The entry that is now, in a replay. */
  readonly currentSeq?: number | null;
  readonly onPick?: (line: TimelineLine) => void;
  /** Marks what was hidden while the round was on. */
  readonly markHidden?: boolean;
}

const hiddenThen = /^(fault|slo|recovery\.lost|guard|invariant|deadline|collateral|playground\.removed)/;

/** Entries of a round's story; in a replay they can be gone to. */
export function TimelineList({ lines, originMs, currentSeq = null, onPick, markHidden = false }: TimelineListProps) {
  return (
    <ol className="divide-y divide-line-soft text-sm">
      {lines.map((line) => (
        <li
          key={line.seq}
          id={`entry-${line.seq}`}
          aria-current={line.seq === currentSeq ? 'true' : undefined}
          className={`aria-[current]:bg-accent-wash ${markHidden && hiddenThen.test(line.type) ? 'shadow-[inset_3px_0_0_var(--violet)]' : ''}`}
        >
          {onPick ? (
            <button
              type="button"
              aria-description={markHidden && hiddenThen.test(line.type) ? 'hidden from you then' : undefined}
              onClick={() => onPick(line)}
              className="w-full text-left -outline-offset-2 hover:bg-raised/60"
            >
              <Entry line={line} originMs={originMs} />
            </button>
          ) : (
            <Entry line={line} originMs={originMs} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Entry({ line, originMs }: { line: TimelineLine; originMs: number }) {
  const [, Icon, colour] = icons.find(([prefix]) => line.type.startsWith(prefix)) ?? ['', CircleDot, 'text-muted'];
  return (
    <span className="grid grid-cols-[64px_16px_minmax(0,1fr)_auto] items-start gap-2.5 px-3 py-1.5">
      <time
        dateTime={new Date(line.wall).toISOString()}
        title={clockTime(line.wall)}
        className="num font-mono text-2xs leading-5 text-muted"
      >
        {sinceStart(line.at - originMs)}
      </time>
      <Icon aria-hidden size={14} className={`mt-[3px] ${colour}`} />
      <span className={`min-w-0 break-words ${line.type === 'command.entered' ? 'font-mono text-xs leading-5' : ''}`}>
        {line.text}
      </span>
      <span className="text-2xs leading-5 text-muted">{line.by ?? ''}</span>
    </span>
  );
}
