/** Proofs for the compiler: each `@ts-expect-error` is a mistake it must find. Never run. */
import { tinyScenario } from '../test/tiny-scenario.ts';
import { tinyStack } from '../test/tiny-stack.ts';
import { bash } from './authoring.ts';
import { defineScenario } from './define-scenario.ts';

const { stack: _, ...rest } = tinyScenario();
const stack = tinyStack;
const wait = [0, 1] as const;
const flag = { id: 'f1', kind: 'flag.set', target: 'web', waitMs: wait } as const;

defineScenario({ ...rest, stack });
defineScenario({ ...rest, stack, faults: [{ ...flag, with: { flag: 'a', value: 'b', by: 'web team' } }] });
defineScenario({ ...rest, stack, solution: { id: 's', title: 's', steps: [bash('db', 'true')] } });

// @ts-expect-error no such service
defineScenario({ ...rest, stack, solution: { id: 's', title: 's', steps: [bash('bd', 'true')] } });

// @ts-expect-error no such service
defineScenario({ ...rest, stack, faults: [{ id: 'f1', kind: 'service.stop', target: 'bd', with: {}, waitMs: wait }] });

// @ts-expect-error no such journey
defineScenario({ ...rest, stack, truth: { ...rest.truth, impact: ['brows'] } });

// @ts-expect-error no such alert
defineScenario({ ...rest, stack, alerts: ['browse-fail'] });

// @ts-expect-error no such kind
defineScenario({ ...rest, stack, faults: [{ ...flag, kind: 'flag.sett', with: {} }] });

// @ts-expect-error parameter missing
defineScenario({ ...rest, stack, faults: [{ ...flag, with: { flag: 'a', value: 'b' } }] });

// @ts-expect-error parameter of the wrong type
defineScenario({ ...rest, stack, faults: [{ ...flag, with: { flag: 'a', value: 3, by: 'web team' } }] });

// @ts-expect-error no such mechanism
defineScenario({ ...rest, stack, truth: { ...rest.truth, mechanism: ['gremlins'] } });

// @ts-expect-error hints out of order
defineScenario({ ...rest, stack, hints: [rest.hints[1], rest.hints[0], rest.hints[2]] });
