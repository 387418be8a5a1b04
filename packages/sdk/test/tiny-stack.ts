import type { StackInput } from '@chaos-engine/core';

/** Two services and one journey, with its literals kept. */
export const tinyStack = {
  schema: 'chaos.stack/v1',
  id: 'tiny',
  title: 'Tiny',
  summary: 'Two services.',
  version: '1.0.0',
  services: {
    web: { role: 'edge', title: 'Web', about: 'Where users come in.' },
    db: { role: 'sql-primary', title: 'Database', about: 'Where data lives.' },
  },
  edges: [{ from: 'web', to: 'db' }],
  entry: { service: 'web', port: 80 },
  journeys: [
    {
      id: 'browse',
      title: 'Browse',
      promise: 'see the shop',
      weight: 1,
      latencyMs: 300,
      loadPerSecond: 1,
      steps: [{ request: { path: '/' }, expect: { status: 200 } }],
    },
  ],
  alerts: [
    {
      id: 'browse-fails',
      title: 'Browsing fails',
      severity: 'page',
      when: { type: 'journey', journey: 'browse', below: 0.9, forMs: 10_000 },
    },
  ],
  toolbox: 'web',
} as const satisfies StackInput;
