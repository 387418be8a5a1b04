import type { ProvisionStep } from '@chaos-engine/core';
import { expect, it } from 'vitest';
import { preparationOf } from './preparation.ts';

const step = (name: string, state: ProvisionStep['state'] = 'done'): ProvisionStep => ({
  step: name,
  state,
  elapsedMs: 100,
});

it('services keep the order of the stack, whichever begins first', () => {
  const { services, before } = preparationOf(
    [step('images'), step('networks'), step('redis', 'running'), step('dns')],
    ['edge', 'dns', 'redis'],
  );
  expect(before.map((one) => one.step)).toEqual(['images', 'networks']);
  expect(services.map((one) => `${one.name} ${one.step?.state ?? 'to come'}`)).toEqual([
    'edge to come',
    'dns done',
    'redis running',
  ]);
});

it('only what is up counts as ready', () => {
  const steps = [step('edge', 'failed'), step('dns'), step('redis', 'running')];
  expect(preparationOf(steps, ['edge', 'dns', 'redis']).ready).toBe(1);
});
