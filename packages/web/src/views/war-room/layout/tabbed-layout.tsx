import { useMedia } from '../../../components/use-media.ts';
import { unacknowledged } from '../alerts/paging.ts';
import { type RegionId, useRoom } from '../room.ts';
import { useRoomChange, useRoomState } from '../use-room-state.ts';
import { Companion } from './companion.tsx';
import { panels } from './panels.tsx';
import { RegionTabs } from './region-tabs.tsx';

const onTablet: readonly RegionId[] = ['terminal', 'signals', 'logs', 'map', 'alerts', 'timeline'];
const onPhone: readonly RegionId[] = ['alerts', 'signals', 'terminal', 'logs', 'map', 'timeline'];

/** One panel at a time. On a phone the companion comes first: alerts, how users are, what was done. */
export function TabbedLayout() {
  const { view } = useRoom();
  const phone = useMedia('(max-width: 639px)');
  const tab = useRoomState((state) => state.tab);
  const change = useRoomChange();
  const tabs = (
    <RegionTabs
      tall
      regions={phone ? onPhone : onTablet}
      active={tab}
      badge={{ alerts: unacknowledged(view.alerts).length }}
      onChange={(next) => change({ tab: next })}
    />
  );
  return (
    <div className="flex h-full flex-col">
      {!phone && tabs}
      <div className="min-h-0 flex-1">{phone && tab === 'alerts' ? <Companion /> : panels[tab].element}</div>
      {phone && <div className="shrink-0 border-t border-line pb-[env(safe-area-inset-bottom)]">{tabs}</div>}
    </div>
  );
}
