import { expect, it } from 'vitest';
import { layoutGraph } from './layout-graph.ts';

it('a caller stands left of what it calls, and an unknown end of an edge is left out', () => {
  const places = layoutGraph({
    nodes: ['edge', 'api', 'db', 'dns'],
    edges: [
      { from: 'edge', to: 'api' },
      { from: 'api', to: 'db' },
      { from: 'api', to: 'gone' },
    ],
  });
  const x = (name: string) => places.get(name)?.x ?? Number.NaN;
  expect(places.size).toBe(4);
  expect(x('edge')).toBeLessThan(x('api'));
  expect(x('api')).toBeLessThan(x('db'));
});
