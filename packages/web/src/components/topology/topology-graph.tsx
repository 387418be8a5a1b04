import '@xyflow/react/dist/style.css';
import {
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import type { ServiceHealth } from '../../state/service-health.ts';
import { StatusGlyph } from '../status-chip.tsx';
import { layoutGraph, nodeHeight, nodeWidth } from './layout-graph.ts';

export interface MapNode {
  readonly name: string;
  readonly title: string;
  readonly health: ServiceHealth;
  /** `cpu 12 %`, or nothing. */
  readonly detail: string;
}

export interface TopologyGraphProps {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly theme: 'dark' | 'light';
  readonly onPick?: (name: string) => void;
}

type ServiceNode = Node<{ readonly node: MapNode }, 'service'>;

/** Who calls whom, with the health of each. Nodes keep their place as long as the same services stand in it. */
export function TopologyGraph({ nodes, edges, theme, onPick }: TopologyGraphProps) {
  const shape = `${nodes.map(({ name }) => name).join()}|${edges.map(({ from, to }) => `${from}>${to}`).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for both
  const places = useMemo(() => layoutGraph({ nodes: nodes.map(({ name }) => name), edges }), [shape]);
  const drawn = useMemo<ServiceNode[]>(
    () =>
      nodes.map((node) => ({
        id: node.name,
        type: 'service',
        position: places.get(node.name) ?? { x: 0, y: 0 },
        data: { node },
        width: nodeWidth,
        height: nodeHeight,
        ariaLabel: `${node.name}, ${node.title}, ${node.health.word}`,
      })),
    [nodes, places],
  );
  const lines = useMemo<Edge[]>(
    () =>
      edges.map(({ from, to, label }) => ({
        id: `${from}>${to}`,
        source: from,
        target: to,
        ariaLabel: `${from} calls ${to}${label ? `, ${label}` : ''}`,
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--control)' },
        style: { stroke: 'var(--control)', strokeWidth: 1.2 },
      })),
    [edges],
  );
  return (
    <ReactFlow
      nodes={drawn}
      edges={lines}
      nodeTypes={nodeTypes}
      colorMode={theme}
      fitView
      fitViewOptions={fit}
      minZoom={0.3}
      maxZoom={2}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      preventScrolling={false}
      zoomOnScroll={false}
      proOptions={{ hideAttribution: true }}
      onNodeClick={(_event, node) => onPick?.(node.id)}
      style={{ background: 'transparent' }}
    >
      <Refit />
    </ReactFlow>
  );
}

const fit = { padding: 0.03, maxZoom: 1.15 } as const;

/** Keeps the whole map in sight when alerts or a splitter take room from its panel. */
function Refit() {
  const { fitView } = useReactFlow();
  const size = useStore(({ width, height }) => `${width}x${height}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size is what it follows
  useEffect(() => void fitView(fit), [size, fitView]);
  return null;
}

function ServiceNodeView({ data: { node } }: NodeProps<ServiceNode>) {
  const { tone, word } = node.health;
  const edge = {
    ok: 'border-line',
    warn: 'border-warn',
    crit: 'border-crit',
    paused: 'border-violet',
    info: 'border-line',
    unknown: 'border-control',
  }[tone];
  return (
    <div className={`flex h-full w-full flex-col justify-center rounded-md border bg-raised px-2 ${edge}`}>
      <Handle type="target" position={Position.Left} className="invisible" />
      <span className="flex items-center gap-1.5 font-mono text-xs leading-4 text-text">
        <StatusGlyph tone={tone} size={13} />
        <span className="truncate">{node.name}</span>
      </span>
      <span className="flex justify-between gap-1 text-2xs leading-4 text-text-2">
        <span>{word}</span>
        <span className="num font-mono">{node.detail}</span>
      </span>
      <Handle type="source" position={Position.Right} className="invisible" />
    </div>
  );
}

const nodeTypes = { service: ServiceNodeView };
