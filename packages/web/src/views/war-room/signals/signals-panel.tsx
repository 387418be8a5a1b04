import { useSignal } from '../../../components/chart/use-signal.ts';
import { Panel } from '../../../components/panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { useRoom } from '../room.ts';
import { useRoomChange, useRoomState } from '../use-room-state.ts';
import { GaugeGrid } from './gauge-grid.tsx';
import { Golden } from './golden.tsx';
import { ServiceTable } from './service-table.tsx';
import { SloChart } from './slo-chart.tsx';

const windows = [
  ['120', '2 min'],
  ['300', '5 min'],
  ['900', '15 min'],
] as const;

/** What can be measured: users first, then the golden signals, then the machines. */
export function SignalsPanel() {
  const { session } = useRoom();
  const windowSeconds = useRoomState((state) => state.windowSeconds);
  const change = useRoomChange();
  const any = useSignal(session.series, ({ latest }) => latest !== null);
  return (
    <Panel
      flush
      region="signals"
      title="Signals"
      toolbar={
        <Segmented
          label="Shown time"
          value={String(windowSeconds) as (typeof windows)[number][0]}
          options={windows}
          onChange={(seconds) => change({ windowSeconds: Number(seconds) })}
        />
      }
    >
      {any ? (
        <ScrollRegion label="Charts" className="@container min-h-0 flex-1 overflow-y-auto">
          <SloChart />
          <Golden />
          <ServiceTable />
          <GaugeGrid />
        </ScrollRegion>
      ) : (
        <Waiting what="the first second of signals" rows={6} className="p-4" />
      )}
    </Panel>
  );
}
