import { defineStack } from '@chaos-engine/core';

const box = { role: 'app', title: 'Box', about: 'Holds shells.' } as const;

/** Nothing but places for shells, on several containers: one may have 64 terminals. */
export const boxes = defineStack({
  schema: 'chaos.stack/v1',
  id: 'boxes',
  title: 'Boxes',
  summary: 'Four empty containers.',
  version: '1',
  services: { 'box-1': box, 'box-2': box, 'box-3': box, 'box-4': box },
  edges: [],
  entry: { service: 'box-1', port: 80 },
  journeys: [
    {
      id: 'none',
      title: 'None',
      promise: 'Nobody comes',
      weight: 1,
      latencyMs: 500,
      loadPerSecond: 0,
      steps: [{ request: { path: '/' }, expect: { status: 200 } }],
    },
  ],
  toolbox: 'box-1',
});

export const boxesDir = import.meta.dirname;
