import { Bell, ChartLine, History, type LucideIcon, Network, ScrollText, SquareTerminal } from 'lucide-react';
import type { ReactElement } from 'react';
import { AlertsPanel } from '../alerts/alerts-panel.tsx';
import { LogsPanel } from '../logs/logs-panel.tsx';
import { MapPanel } from '../map/map-panel.tsx';
import type { RegionId } from '../room.ts';
import { SignalsPanel } from '../signals/signals-panel.tsx';
import { TerminalsPanel } from '../terminals/terminals-panel.tsx';
import { TimelinePanel } from '../timeline/timeline-panel.tsx';

/** The panels of a room, however they are laid out. */
export const panels: Readonly<
  Record<RegionId, { readonly title: string; readonly icon: LucideIcon; readonly element: ReactElement }>
> = {
  terminal: { title: 'Terminal', icon: SquareTerminal, element: <TerminalsPanel /> },
  signals: { title: 'Signals', icon: ChartLine, element: <SignalsPanel /> },
  logs: { title: 'Logs', icon: ScrollText, element: <LogsPanel /> },
  map: { title: 'Map', icon: Network, element: <MapPanel /> },
  alerts: { title: 'Alerts', icon: Bell, element: <AlertsPanel /> },
  timeline: { title: 'Timeline', icon: History, element: <TimelinePanel /> },
};
