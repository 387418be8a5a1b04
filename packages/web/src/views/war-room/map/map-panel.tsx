import { lazy, Suspense, useState } from 'react';
import { useSignal } from '../../../components/chart/use-signal.ts';
import { Panel } from '../../../components/panel.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import type { MapNode } from '../../../components/topology/topology-graph.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { again } from '../../../live/again.ts';
import { everyLine } from '../../../state/log-filter.ts';
import { serviceHealth } from '../../../state/service-health.ts';
import { useRoom } from '../room.ts';
import { useRoomChange } from '../use-room-state.ts';
import { ServiceList } from './service-list.tsx';

const Graph = lazy(() =>
  again(() => import('../../../components/topology/topology-graph.tsx')).then(({ TopologyGraph }) => ({
    default: TopologyGraph,
  })),
);

/** Who calls whom, and how each is. The list says the same in words. */
export function MapPanel() {
  const { session, view, theme } = useRoom();
  const change = useRoomChange();
  const [shown, setShown] = useState<'graph' | 'list'>('graph');
  // As a text, so that the map is drawn again only when a word on it changed.
  const usage = useSignal(session.series, ({ latest }) =>
    view.services.map(({ name }) => `${Math.round((latest?.services[name]?.cpu ?? 0) * 100)}`).join(),
  );
  const cpus = usage.split(',');
  const nodes: readonly MapNode[] = view.services.map((service, index) => ({
    name: service.name,
    title: service.title,
    health: serviceHealth(service, session.series.latest?.services[service.name], view.alerts),
    detail: service.status === 'running' && session.series.latest ? `${cpus[index]} %` : '',
  }));
  return (
    <Panel
      flush
      region="map"
      title="Map"
      aside={<span className="text-2xs text-muted">CPU, share of a core</span>}
      toolbar={
        <Segmented
          label="Map as"
          value={shown}
          options={[
            ['graph', 'Graph'],
            ['list', 'List'],
          ]}
          onChange={setShown}
        />
      }
    >
      {shown === 'graph' ? (
        <div className="min-h-0 flex-1">
          <Suspense fallback={<Waiting what="the map" className="p-4" />}>
            <Graph
              nodes={nodes}
              edges={view.edges}
              theme={theme}
              onPick={(service) => change({ logFilter: { ...everyLine, service } })}
            />
          </Suspense>
        </div>
      ) : (
        <ServiceList nodes={nodes} edges={view.edges} />
      )}
    </Panel>
  );
}
