import dagre from '@dagrejs/dagre';

export interface GraphShape {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

export const nodeWidth = 124;
export const nodeHeight = 42;

/** Where each node stands, left to right along the calls. Only the shape counts, so health never moves a node. */
export function layoutGraph({
  nodes,
  edges,
}: GraphShape): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 12, ranksep: 34, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node, { width: nodeWidth, height: nodeHeight });
  for (const { from, to } of edges) if (nodes.includes(from) && nodes.includes(to)) graph.setEdge(from, to);
  dagre.layout(graph);
  return new Map(
    nodes.map((node) => {
      const { x, y } = graph.node(node);
      return [node, { x: x - nodeWidth / 2, y: y - nodeHeight / 2 }];
    }),
  );
}
