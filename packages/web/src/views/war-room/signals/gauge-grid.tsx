import { Sparkline } from '../../../components/chart/sparkline.tsx';
import { useSignal } from '../../../components/chart/use-signal.ts';
import { gaugeValue } from '../../../format/quantity.ts';
import { type Room, useRoom } from '../room.ts';
import { useRoomState } from '../use-room-state.ts';

/** What the stack says of itself: pools, queues, lag. */
export function GaugeGrid() {
  const { view } = useRoom();
  if (view.gauges.length === 0) return null;
  return (
    <ul
      aria-label="Gauges of the stack"
      className="grid gap-px bg-line-soft @min-[380px]:grid-cols-2 @min-[560px]:grid-cols-3"
    >
      {view.gauges.map((gauge) => (
        <GaugeCard key={gauge.id} gauge={gauge} />
      ))}
    </ul>
  );
}

function GaugeCard({ gauge }: { gauge: Room['view']['gauges'][number] }) {
  const { session, theme } = useRoom();
  const windowSeconds = useRoomState((state) => state.windowSeconds);
  const text = useSignal(session.series, ({ latest }) => gaugeValue(latest?.gauges[gauge.id] ?? null, gauge.unit));
  return (
    <li className="bg-panel px-3 py-2">
      <p className="flex items-baseline justify-between gap-2 text-2xs text-text-2">
        <span className="truncate" title={gauge.title}>
          {gauge.title}
        </span>
        <span className="num font-mono text-xs font-semibold text-text">{text}</span>
      </p>
      <Sparkline
        source={session.series}
        name={`gauge:${gauge.id}`}
        theme={theme}
        windowSeconds={windowSeconds}
        className="mt-1 h-6 w-full"
      />
    </li>
  );
}
