import { defineStack } from '@chaos-engine/core';

/** As much of a stack as a fault that rests on no command of one asks for. */
export default defineStack({
  schema: 'chaos.stack/v1',
  id: 'fault-box',
  title: 'Box',
  summary: 'A host to be broken, and a neighbour that answers.',
  version: '1',
  services: {
    box: { role: 'app', title: 'Box', about: 'Is broken.' },
    peer: { role: 'app', title: 'Peer', about: 'Answers on port 8080.' },
  },
  edges: [{ from: 'box', to: 'peer' }],
  entry: { service: 'peer', port: 8080 },
  journeys: [
    {
      id: 'browse',
      title: 'Browse',
      promise: 'see the page',
      weight: 1,
      latencyMs: 500,
      loadPerSecond: 2,
      steps: [{ request: { path: '/' }, expect: { status: 200 } }],
    },
  ],
  toolbox: 'box',
});
