import { Group, Panel } from 'react-resizable-panels';
import { LogsPanel } from '../logs/logs-panel.tsx';
import { TerminalsPanel } from '../terminals/terminals-panel.tsx';
import { SideTabs } from './side-tabs.tsx';
import { Splitter } from './splitter.tsx';

/** Terminal and logs, with one side column that shows one thing at a time. */
export function MediumLayout() {
  return (
    <Group orientation="horizontal" className="h-full">
      <Panel id="work" defaultSize="54%" minSize="30%">
        <Group orientation="vertical">
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
      <Panel id="side" defaultSize="46%" minSize="28%">
        <SideTabs regions={['signals', 'map', 'alerts', 'timeline']} />
      </Panel>
    </Group>
  );
}
