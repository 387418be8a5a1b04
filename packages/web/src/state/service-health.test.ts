import type { AlertView, Signals } from '@chaos-engine/protocol';
import { expect, it } from 'vitest';
import { serviceHealth } from './service-health.ts';

const alert = (severity: AlertView['severity'], clearedAt: number | null = null): AlertView => ({
  id: 'a',
  title: 'a',
  severity,
  service: 'api-1',
  firedAt: 0,
  clearedAt,
  acknowledgedBy: null,
});
const usage = (memoryBytes: number) => ({ memoryBytes, memoryLimitBytes: 100 }) as Signals['services'][string];
const running = { name: 'api-1', status: 'running' } as const;

it('a container that does not run outweighs everything', () => {
  expect(serviceHealth({ name: 'api-1', status: 'exited' }, undefined, [alert('warn')]).word).toBe('Down');
});

it('a firing alert shows, a cleared one does not', () => {
  expect(serviceHealth(running, undefined, [alert('page')]).tone).toBe('crit');
  expect(serviceHealth(running, undefined, [alert('warn')]).tone).toBe('warn');
  expect(serviceHealth(running, undefined, [alert('page', 5)]).word).toBe('Running');
});

it('memory near its limit is a warning; without a limit there is none', () => {
  expect(serviceHealth(running, usage(96), []).word).toBe('Memory full');
  expect(serviceHealth(running, { ...usage(96), memoryLimitBytes: null }, []).word).toBe('Running');
});
