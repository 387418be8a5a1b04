import {
  defineStack,
  type Rules,
  type Scenario,
  type ScenarioInput,
  type Stack,
  scenarioSchema,
  standardRules,
} from '@chaos-engine/core';

/** A two-service stack with one journey. */
export function tinyStack(): Stack {
  return defineStack({
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
    toolbox: 'web',
  });
}

/** A scenario on the tiny stack that stops its database; `change` is laid over it. */
export function tinyScenario(change: Partial<ScenarioInput> = {}): Scenario {
  return scenarioSchema.parse({
    schema: 'chaos.scenario/v1',
    id: 'tiny-outage',
    version: '1.0.0',
    title: 'Nothing loads',
    summary: 'Every page fails.',
    difficulty: 1,
    minutes: 5,
    tags: [],
    stack: 'tiny',
    briefing: 'You are on call.',
    hints: [
      { level: 'orientation', text: 'Look at the database.' },
      { level: 'area', text: 'Is it there?' },
      { level: 'component', text: 'It is stopped.' },
    ],
    limitMinutes: 10,
    sealed: {
      faults: [{ id: 'f1', kind: 'service.stop', target: 'db', with: {}, waitMs: [20_000, 40_000] }],
      truth: {
        impact: ['browse'],
        components: [{ service: 'db' }],
        mechanism: ['hardware-power-storage'],
        object: [{ service: 'db', key: 'process' }],
        trigger: ['none'],
      },
      par: { detectMs: 60_000, localiseMs: 120_000, diagnoseMs: 180_000, mitigateMs: 240_000, downtimeMin: 2 },
      solution: { id: 'start-it', title: 'Start it', steps: [{ service: 'web', argv: ['true'] }] },
      debrief: 'The database was stopped.',
      selftest: { noop: 'never-recovers' },
    },
    ...change,
  });
}

/** Practice rules with short waits, for rounds that a test lives through. */
export function quickRules(change: Partial<Rules> = {}): Rules {
  return {
    ...standardRules.practice,
    readyForMs: 10_000,
    holdForMs: 20_000,
    soakForMs: 20_000,
    answersForMs: 10_000,
    ...change,
  };
}
