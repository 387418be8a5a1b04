import { fileURLToPath } from 'node:url';
import { defineStack } from '@chaos-engine/core';

/** Two small services that need no image but Debian's. */
export const tinyStack = defineStack({
  schema: 'chaos.stack/v1',
  id: 'tiny',
  title: 'Tiny',
  summary: 'Two services, two networks, one volume.',
  version: '1',
  services: {
    web: { role: 'app', title: 'Web', about: 'Answers requests.' },
    store: { role: 'store', title: 'Store', about: 'Keeps a file.' },
  },
  edges: [{ from: 'web', to: 'store' }],
  entry: { service: 'web', port: 8080 },
  journeys: [
    {
      id: 'greet',
      title: 'Greet',
      promise: 'Visitors are greeted',
      weight: 1,
      latencyMs: 500,
      loadPerSecond: 0,
      steps: [{ request: { path: '/' }, expect: { status: 200 } }],
    },
  ],
  toolbox: 'web',
});

export const tinyDir = fileURLToPath(new URL('./fixtures/tiny', import.meta.url));
