import { useSignal } from '../../../components/chart/use-signal.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { percent } from '../../../format/quantity.ts';
import { HoldRing } from '../bar/hold-ring.tsx';
import { type Room, useRoom } from '../room.ts';
import { useRoundTime } from '../use-round-time.ts';

/** Every journey against its target. The server looks at the same numbers all the time; nothing needs to be asked for. */
export function RecoveryDialog({ onClose }: { onClose: () => void }) {
  const { view } = useRoom();
  const at = useRoundTime();
  return (
    <Dialog
      open
      onClose={onClose}
      title="Check recovery"
      description="Recovery is judged by itself, every second: when all journeys reach their target and keep it, the incident is mitigated as of the first good moment."
    >
      <ul className="divide-y divide-line-soft">
        {view.journeys.map((journey) => (
          <JourneyCheck key={journey.id} journey={journey} />
        ))}
      </ul>
      {view.hold && (
        <div className="mt-4">
          <HoldRing
            heldMs={at - view.hold.since}
            forMs={view.hold.forMs}
            label={view.phase === 'verifying' ? 'Lasting' : 'Holding'}
          />
        </div>
      )}
    </Dialog>
  );
}

function JourneyCheck({ journey }: { journey: Room['view']['journeys'][number] }) {
  const { session } = useRoom();
  const ratio = useSignal(session.series, ({ latest }) => latest?.journeys[journey.id]?.ratio ?? null);
  const why = useSignal(session.series, ({ latest }) => latest?.journeys[journey.id]?.why ?? null);
  const well = ratio !== null && ratio >= journey.target;
  return (
    <li className="flex items-center gap-4 py-2">
      <span className="w-24">
        <StatusChip tone={ratio === null ? 'unknown' : well ? 'ok' : 'crit'}>
          {ratio === null ? 'No reading' : well ? 'Well' : 'Below'}
        </StatusChip>
      </span>
      <span className="min-w-0 flex-1">
        {journey.title}
        {why && <span className="block text-xs text-muted">{why}</span>}
      </span>
      <span className="num font-mono text-sm">
        {ratio === null ? '–' : percent(ratio)} <span className="text-muted">of {percent(journey.target)}</span>
      </span>
    </li>
  );
}
