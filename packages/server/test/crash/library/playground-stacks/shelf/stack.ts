import { defineStack } from '@chaos-engine/core';

/** The smallest shop there is: a door with a sign on it. */
export default defineStack({
  schema: 'chaos.stack/v1',
  id: 'shelf',
  title: 'Shelf',
  summary: 'A door with a sign on it.',
  version: '1.0.0',
  services: {
    web: { role: 'edge', title: 'Web', about: 'Serves while its sign says open.' },
    witness: { role: 'toolbox', title: 'Witness', about: 'Sees the sign being turned.' },
  },
  edges: [],
  entry: { service: 'web', port: 8080 },
  journeys: [
    {
      id: 'visit',
      title: 'Visit',
      promise: 'come in',
      weight: 1,
      latencyMs: 2_000,
      timeoutMs: 3_000,
      loadPerSecond: 1,
      steps: [{ request: { path: '/' }, expect: { status: 200 } }],
    },
  ],
  toolbox: 'witness',
});
