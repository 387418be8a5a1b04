import type { RoundView } from '@chaos-engine/protocol';
import { SquareTerminal } from 'lucide-react';
import { IconButton } from '../../../components/button.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import type { MapNode } from '../../../components/topology/topology-graph.tsx';
import { useRoom } from '../room.ts';
import { useRoomChange } from '../use-room-state.ts';

/** The map as a list: each service, how it is, and what it calls. */
export function ServiceList({ nodes, edges }: { nodes: readonly MapNode[]; edges: RoundView['edges'] }) {
  const { desk, view } = useRoom();
  const change = useRoomChange();
  const calls = (name: string) => edges.filter(({ from }) => from === name).map(({ to }) => to);
  return (
    <ul className="min-h-0 flex-1 divide-y divide-line-soft overflow-y-auto">
      {nodes.map(({ name, title, health, detail }) => (
        <li key={name} className="flex items-center gap-3 px-3 py-1.5 text-sm">
          <span className="w-22 shrink-0">
            <StatusChip tone={health.tone}>{health.word}</StatusChip>
          </span>
          <div className="min-w-0 flex-1 leading-tight">
            <p className="truncate">
              <span className="font-mono text-xs">{name}</span> <span className="text-text-2">{title}</span>
            </p>
            <p className="truncate text-2xs text-muted">
              {calls(name).length > 0 ? `calls ${calls(name).join(', ')}` : 'calls nobody'}
            </p>
          </div>
          <span className="num font-mono text-2xs text-text-2">{detail}</span>
          {view.services.some((service) => service.name === name && service.shell) && (
            <IconButton
              label={`Open a terminal in ${name}`}
              onClick={() => {
                desk?.open(name);
                change({ tab: 'terminal' });
              }}
            >
              <SquareTerminal aria-hidden size={15} />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}
