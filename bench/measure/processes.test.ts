import { expect, it } from 'vitest';
import { foreignCpuMs, type ProcessFacts } from './processes.ts';

const process = (pid: number, parent: number, name: string, cpuMs: number, groups = '0::/'): ProcessFacts => ({
  pid,
  parent,
  name,
  groups,
  cpuMs,
});
const own = { pid: 10, containers: ['c0ffee'] };

it('counts other people, and neither the measurement, its children, the engine, nor its containers', () => {
  const before = [
    process(10, 1, 'node', 5),
    process(50, 1, 'vitest', 100),
    process(60, 2, 'sh', 0, '0::/docker/c0ffee'),
  ];
  const after = [
    process(10, 1, 'node', 900),
    process(11, 10, 'node', 700),
    process(12, 11, 'node', 300),
    process(20, 1, 'dockerd', 400),
    process(50, 1, 'vitest', 150),
    process(60, 2, 'sh', 80, '0::/docker/c0ffee'),
    process(70, 2, 'postgres', 30, '0::/docker/another'),
  ];
  expect(foreignCpuMs(before, after, own)).toBe(50 + 30);
});
