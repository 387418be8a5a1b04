import { ArrowDownToLine, Eraser, Pause, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../../../components/button.tsx';
import { LogList } from '../../../components/log-list.tsx';
import { Panel } from '../../../components/panel.tsx';
import { counted } from '../../../format/quantity.ts';
import { everyLine } from '../../../state/log-filter.ts';
import { useRoom } from '../room.ts';
import { useRoomChange, useRoomState } from '../use-room-state.ts';
import { LogFilters } from './log-filters.tsx';

/** All logs of the playground, merged: follow, search, filter, pause. Nothing is thrown away unsaid. */
export function LogsPanel() {
  const { session, view } = useRoom();
  const { logs } = session;
  const filter = useRoomState((state) => state.logFilter);
  const change = useRoomChange();
  const snapshot = useSyncExternalStore(logs.onChange, logs.snapshot);
  const scroller = useRef<HTMLElement>(null);
  const services = useMemo(() => view.services.map(({ name }) => name), [view.services]);
  useEffect(() => logs.filter(filter), [logs, filter]);
  const filtered = filter !== everyLine && (filter.search !== '' || filter.level !== 'D' || filter.service !== null);
  return (
    <Panel
      flush
      region="logs"
      title="Logs"
      aside={
        <span className="num text-2xs whitespace-nowrap text-muted max-lg:hidden">
          {filtered ? `${snapshot.lines.length} of ${snapshot.kept}` : counted(snapshot.kept, 'line')}
          {snapshot.dropped > 0 && <span className="text-warn"> · {snapshot.dropped} not shown, too many at once</span>}
        </span>
      }
      toolbar={
        <>
          <LogFilters filter={filter} services={services} onChange={(logFilter) => change({ logFilter })} />
          <Button
            size="sm"
            variant="ghost"
            aria-pressed={!snapshot.paused}
            icon={snapshot.paused ? <ArrowDownToLine aria-hidden size={13} /> : <Pause aria-hidden size={13} />}
            onClick={() => (snapshot.paused ? logs.resume() : logs.pause())}
          >
            <span className="max-xl:sr-only">{snapshot.paused ? 'Follow' : 'Following'}</span>
          </Button>
          {snapshot.cleared ? (
            <IconButton label="Show cleared lines again" onClick={logs.undoClear}>
              <Undo2 aria-hidden size={14} />
            </IconButton>
          ) : (
            <IconButton label="Clear the view (x)" onClick={logs.clear}>
              <Eraser aria-hidden size={14} />
            </IconButton>
          )}
        </>
      }
    >
      <LogList
        lines={snapshot.lines}
        search={filter.search}
        services={services}
        follow={!snapshot.paused}
        onLeaveEnd={logs.pause}
        handle={scroller}
      />
      {snapshot.lines.length === 0 && (
        <p className="flex items-center gap-3 border-t border-line px-3 py-2 text-xs text-muted">
          {snapshot.kept === 0 ? 'No line yet. Services write here as they work.' : 'No line passes.'}
          {filtered && (
            <Button size="sm" onClick={() => change({ logFilter: everyLine })}>
              Show all
            </Button>
          )}
        </p>
      )}
      {snapshot.paused && (
        <div className="flex shrink-0 items-center justify-center gap-3 border-t border-line bg-accent-wash px-3 py-1 text-xs">
          <span className="num">Paused: {counted(snapshot.waiting, 'new line')}</span>
          <Button size="sm" variant="primary" onClick={logs.resume}>
            Resume
          </Button>
        </div>
      )}
    </Panel>
  );
}
