import { minutesSeconds, sinceStart } from '../../../format/duration.ts';
import { useRoom } from '../room.ts';
import { useRoundTime } from '../use-round-time.ts';
import { HoldRing } from './hold-ring.tsx';

/** The clocks of the round: since the watch began, since the declaration, and what is left. */
export function Clocks() {
  const { view } = useRoom();
  const at = useRoundTime();
  const origin = view.watchSince ?? at;
  const frozen = view.clock.stopped !== null;
  return (
    <div className="flex items-center gap-4 max-sm:gap-2">
      <div role="timer" aria-label="Time since the watch began" className="flex items-baseline gap-3">
        <span
          className={`num font-mono text-xl font-semibold tracking-tight ${frozen ? 'text-muted line-through' : ''}`}
        >
          {sinceStart(at - origin)}
        </span>
        {view.declaredAt !== null && (
          <span className="num text-xs whitespace-nowrap text-text-2 max-md:hidden">
            declared {sinceStart(view.declaredAt - origin)},{' '}
            <span className="font-mono">{minutesSeconds(at - view.declaredAt)}</span> ago
          </span>
        )}
        {view.limitAt !== null && (
          <span className="num text-xs whitespace-nowrap text-text-2">
            <span className="font-mono">{minutesSeconds(view.limitAt - at)}</span> left
          </span>
        )}
      </div>
      {view.hold && (
        <HoldRing
          heldMs={at - view.hold.since}
          forMs={view.hold.forMs}
          label={view.phase === 'verifying' ? 'Lasting' : 'Holding'}
        />
      )}
    </div>
  );
}
