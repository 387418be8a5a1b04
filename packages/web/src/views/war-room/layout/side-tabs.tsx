import { useState } from 'react';
import { PanelInTab } from '../../../components/panel.tsx';
import { unacknowledged } from '../alerts/paging.ts';
import { type RegionId, useRoom } from '../room.ts';
import { useRoomState } from '../use-room-state.ts';
import { panels } from './panels.tsx';
import { RegionTabs } from './region-tabs.tsx';

/** A column that shows one of a few panels. */
export function SideTabs({ regions }: { regions: readonly RegionId[] }) {
  const { view } = useRoom();
  const asked = useRoomState((state) => state.tab);
  const [own, setOwn] = useState<{ readonly region: RegionId; readonly asked: RegionId }>({
    region: regions[0] ?? 'map',
    asked,
  });
  // A region asked for elsewhere, by a key or an alert, comes to the front once; a click here stays until the next.
  const region = asked !== own.asked && regions.includes(asked) ? asked : own.region;
  return (
    <div className="relative flex h-full flex-col">
      <RegionTabs
        regions={regions}
        active={region}
        badge={{ alerts: unacknowledged(view.alerts).length }}
        onChange={(next) => setOwn({ region: next, asked })}
      />
      <div className="min-h-0 flex-1">
        <PanelInTab value={regions.length > 2 ? 'row' : 'strip'}>{panels[region].element}</PanelInTab>
      </div>
    </div>
  );
}
