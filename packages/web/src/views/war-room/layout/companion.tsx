import { AlertsPanel } from '../alerts/alerts-panel.tsx';
import { JourneyTiles } from '../signals/journey-tiles.tsx';
import { TimelinePanel } from '../timeline/timeline-panel.tsx';

/** A phone beside the round: what pages, how users are, what was done. */
export function Companion() {
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <div className="shrink-0">
        <AlertsPanel />
      </div>
      <JourneyTiles />
      <div className="min-h-60 flex-1 border-t border-line">
        <TimelinePanel />
      </div>
    </div>
  );
}
