import type { ScenarioDefinition } from '../src/define-scenario.ts';
import { tinyStack } from './tiny-stack.ts';

type Tiny = ScenarioDefinition<typeof tinyStack>;

/** A sound scenario that stops the database of the tiny stack; `change` is laid over it. */
export function tinyScenario(change: Partial<Tiny> = {}): Tiny {
  return {
    id: 'sound',
    version: '1.0.0',
    stack: tinyStack,
    title: 'Nothing loads',
    summary: 'Every page fails.',
    difficulty: 1,
    minutes: 5,
    tags: [],
    briefing: 'You are on call.',
    hints: [
      { level: 'orientation', text: 'Which part answers?' },
      { level: 'component', text: 'Look at the database.' },
      { level: 'procedure', text: 'Start it.' },
    ],
    faults: [{ id: 'f1', kind: 'service.stop', target: 'db', with: {}, waitMs: [20_000, 40_000] }],
    truth: {
      impact: ['browse'],
      components: [{ service: 'db' }],
      mechanism: ['hardware-power-storage'],
      object: [{ service: 'db', key: 'process' }],
      trigger: ['none'],
    },
    durability: [{ service: 'db', argv: ['true'], title: 'Still there' }],
    par: { detectMs: 60_000, localiseMs: 120_000, diagnoseMs: 180_000, mitigateMs: 240_000, downtimeMin: 2 },
    solution: { id: 'start-it', title: 'Start it', steps: [{ service: 'web', argv: ['start', 'db'] }] },
    debrief: 'The database was stopped.',
    selftest: { noop: 'never-recovers' },
    ...change,
  };
}
