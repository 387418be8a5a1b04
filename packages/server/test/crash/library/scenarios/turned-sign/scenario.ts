import { bash, defineScenario } from '@chaos-engine/sdk';
import shelf from '../../playground-stacks/shelf/stack.ts';

const open = bash('web', 'echo open > /srv/sign/sign');

export default defineScenario({
  id: 'turned-sign',
  version: '1.0.0',
  stack: shelf,
  title: 'Nobody comes in',
  summary: 'Every visitor is turned away.',
  difficulty: 1,
  minutes: 5,
  tags: [],
  briefing: 'You look after a door.',
  hints: [
    { level: 'orientation', text: 'Which part answers?' },
    { level: 'component', text: 'Look at the door.' },
    { level: 'procedure', text: 'Turn its sign.' },
  ],
  faults: [
    {
      id: 'sign',
      kind: 'file.edit',
      target: 'web',
      with: { path: '/srv/sign/sign', change: { type: 'write', content: 'closed\n' } },
      waitMs: [1_000, 3_000],
    },
  ],
  truth: {
    impact: ['visit'],
    components: [{ service: 'web', facet: 'config' }],
    mechanism: ['config-or-policy-push'],
    object: [{ service: 'web', key: 'sign' }],
    trigger: ['config-change'],
  },
  durability: [{ ...bash('web', 'grep -q open /srv/sign/sign'), title: 'The sign still says open' }],
  invariants: [{ ...bash('web', 'test -e /srv/sign/sign'), id: 'sign-kept', title: 'The sign is there' }],
  par: { detectMs: 60_000, localiseMs: 120_000, diagnoseMs: 180_000, mitigateMs: 240_000, downtimeMin: 2 },
  solution: { id: 'turn-it', title: 'Turn the sign', steps: [open] },
  debrief: 'The sign was turned.',
  selftest: { noop: 'never-recovers' },
});
