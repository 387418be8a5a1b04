import { Empty } from '../../../components/empty.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { TimelineList } from '../../../components/timeline-list.tsx';
import { useRoom } from '../room.ts';

/** What happened so far, newest first, as a responder may know it. */
export function TimelinePanel() {
  const { view } = useRoom();
  return (
    <Panel
      flush
      region="timeline"
      title="Timeline"
      aside={<span className="num text-xs text-muted">{view.timeline.length}</span>}
    >
      {view.timeline.length === 0 ? (
        <Empty>Nothing yet. What you do and what fires will stand here.</Empty>
      ) : (
        <ScrollRegion label="Entries" className="min-h-0 flex-1 overflow-y-auto">
          <TimelineList lines={view.timeline.toReversed()} originMs={view.watchSince ?? 0} />
        </ScrollRegion>
      )}
    </Panel>
  );
}
