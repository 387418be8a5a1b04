import { LineChart } from '../../../components/chart/line-chart.tsx';
import { latency } from '../../../format/quantity.ts';
import { useRoom } from '../room.ts';
import { useRoomState } from '../use-room-state.ts';
import { useMarks, useOrigin } from './use-marks.ts';

const slow = [{ key: 'load:p95', label: 'p95' }];
const traffic = [
  { key: 'load:sent', label: 'sent' },
  { key: 'load:failed', label: 'failed' },
];
const perSecond = (value: number | null) => (value === null ? '–' : `${Math.round(value)}/s`);

/** Latency, traffic and errors of all users together. */
export function Golden() {
  const { session, theme } = useRoom();
  const windowSeconds = useRoomState((state) => state.windowSeconds);
  const shared = {
    source: session.series,
    originSeconds: useOrigin(),
    marks: useMarks(),
    windowSeconds,
    theme,
    className: 'h-28',
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] border-b border-line @min-[520px]:grid-cols-2 @min-[520px]:divide-x @min-[520px]:divide-line @max-[520px]:divide-y">
      <LineChart {...shared} title="Latency of requests" curves={slow} format={latency} filled />
      <LineChart {...shared} title="Requests" curves={traffic} format={perSecond} />
    </div>
  );
}
