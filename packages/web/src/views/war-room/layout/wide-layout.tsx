import type { AlertView } from '@chaos-engine/protocol';
import { Group, Panel, useDefaultLayout } from 'react-resizable-panels';
import { AlertsPanel } from '../alerts/alerts-panel.tsx';
import { LogsPanel } from '../logs/logs-panel.tsx';
import { useRoom } from '../room.ts';
import { SignalsPanel } from '../signals/signals-panel.tsx';
import { TerminalsPanel } from '../terminals/terminals-panel.tsx';
import { Ribbon } from '../timeline/ribbon.tsx';
import { SideTabs } from './side-tabs.tsx';
import { Splitter } from './splitter.tsx';

const mostAlertRows = 3;

/** What fires is in sight; of what has cleared, one row is, and the rest a scroll away. */
function alertRows(alerts: readonly AlertView[]): number {
  const firing = alerts.filter(({ clearedAt }) => clearedAt === null).length;
  return Math.min(mostAlertRows, firing + (alerts.length > firing ? 1 : 0));
}

/** Everything at once: work on the left, what can be seen on the right, the story below. */
export function WideLayout() {
  const { view } = useRoom();
  const columns = useDefaultLayout({ id: 'chaos.room.columns', storage: localStorage });
  const left = useDefaultLayout({ id: 'chaos.room.left', storage: localStorage });
  const right = useDefaultLayout({ id: 'chaos.room.right', storage: localStorage });
  return (
    <div className="flex h-full flex-col">
      <Group
        orientation="horizontal"
        className="min-h-0 flex-1"
        defaultLayout={columns.defaultLayout}
        onLayoutChanged={columns.onLayoutChanged}
      >
        <Panel id="work" defaultSize="52%" minSize="28%">
          <Group orientation="vertical" defaultLayout={left.defaultLayout} onLayoutChanged={left.onLayoutChanged}>
            <Panel id="terminal" defaultSize="62%" minSize="20%">
              <TerminalsPanel />
            </Panel>
            <Splitter direction="column" />
            <Panel id="logs" defaultSize="38%" minSize="12%">
              <LogsPanel />
            </Panel>
          </Group>
        </Panel>
        <Splitter direction="row" />
        <Panel id="sight" defaultSize="48%" minSize="26%">
          <div className="flex h-full flex-col">
            <div className="shrink-0 border-b border-line" style={{ height: 36 + alertRows(view.alerts) * 45 }}>
              <AlertsPanel />
            </div>
            <Group
              orientation="vertical"
              className="min-h-0 flex-1"
              defaultLayout={right.defaultLayout}
              onLayoutChanged={right.onLayoutChanged}
            >
              <Panel id="signals" defaultSize="64%" minSize="20%">
                <SignalsPanel />
              </Panel>
              <Splitter direction="column" />
              <Panel id="side" defaultSize="36%" minSize="15%">
                <SideTabs regions={['map', 'timeline']} />
              </Panel>
            </Group>
          </div>
        </Panel>
      </Group>
      <Ribbon />
    </div>
  );
}
