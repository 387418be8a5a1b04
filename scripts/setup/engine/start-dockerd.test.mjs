import { expect, test } from 'vitest';
import { countContainers } from './own-dockerd.mjs';
import { hasCgroups } from './start-dockerd.mjs';

test('control groups of either version are seen', () => {
  expect(hasCgroups('cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n')).toBe(true);
  expect(hasCgroups('tmpfs /sys/fs/cgroup tmpfs rw 0 0\ncgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n')).toBe(true);
  expect(hasCgroups('proc /proc proc rw 0 0\ntmpfs /mnt/cgroup tmpfs rw 0 0\n')).toBe(false);
});

test('running containers are counted, and an odd answer counts as none', () => {
  expect(countContainers('[{"Id":"1"},{"Id":"2"}]')).toBe(2);
  expect(countContainers('{"message":"gone"}')).toBe(0);
  expect(countContainers('')).toBe(0);
});
