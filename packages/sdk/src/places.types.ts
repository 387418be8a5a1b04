/** Proofs for the compiler: each `@ts-expect-error` is a mistake it must find. Never run. */
import { tinyScenario } from '../test/tiny-scenario.ts';
import { bash } from './authoring.ts';
import { between, oneOf, places, when } from './places.ts';

const v = places({
  node: oneOf({ here: 'web', other: 'db' }, { here: 'db', other: 'web' }),
  role: oneOf('api', 'edge'),
  ms: between(1, 9),
  noise: oneOf(true, false),
});
const step = { id: 'f1', kind: 'service.stop', target: v.node.here, with: {}, waitMs: [v.ms, 9] } as const;

tinyScenario({
  faults: [step],
  decoys: [when(v.noise, step)],
  durability: [{ ...bash(v.node.other, 'true'), title: 'x' }],
});

// @ts-expect-error no such column
v.node.hear;

// @ts-expect-error no such variant
v.nod;

// @ts-expect-error no service of the stack may be drawn here
tinyScenario({ faults: [{ ...step, target: v.role }] });

// @ts-expect-error a number is drawn here
tinyScenario({ faults: [{ ...step, target: v.ms }] });

// @ts-expect-error only what is drawn true or false decides whether something is there
when(v.role, step);
