import { expect, test } from 'vitest';
import { planCgroups } from './plan-cgroups.mjs';

const heading = '#subsys_name\thierarchy\tnum_cgroups\tenabled\n';
const bare = 'proc /proc proc rw 0 0\nsysfs /sys sysfs rw 0 0\n';

test.each([
  ['version 2', 'cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n'],
  ['version 1', 'tmpfs /sys/fs/cgroup tmpfs rw 0 0\ncgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n'],
])('where control groups of %s are mounted nothing is to be done', (_, mounts) => {
  expect(planCgroups(bare + mounts, `${heading}cpu\t0\t1\t1\n`)).toEqual([]);
});

test('free controllers go to version 2', () => {
  const version2 = [{ dir: '/sys/fs/cgroup', type: 'cgroup2', options: 'rw' }];
  expect(planCgroups(bare, `${heading}cpu\t0\t1\t1\nmemory\t0\t1\t1\n`)).toEqual(version2);
  expect(planCgroups(bare, '')).toEqual(version2);
});

test('controllers that version 1 holds are mounted as it holds them, and disabled ones are not', () => {
  const controllers = `${heading}cpu\t3\t1\t1\ncpuacct\t3\t1\t1\nmemory\t4\t9\t1\npids\t0\t1\t1\nrdma\t0\t1\t0\n`;
  expect(planCgroups(bare, controllers).map(({ dir, type, options }) => `${type} ${options} ${dir}`)).toEqual([
    'tmpfs mode=755 /sys/fs/cgroup',
    'cgroup cpu,cpuacct /sys/fs/cgroup/cpu,cpuacct',
    'cgroup memory /sys/fs/cgroup/memory',
    'cgroup pids /sys/fs/cgroup/pids',
  ]);
});
