import { expect, test } from 'vitest';
import { planCgroups } from './plan-cgroups.mjs';

const mounts = 'proc /proc proc rw 0 0\nsysfs /sys sysfs rw 0 0\n';
const heading = '#subsys_name\thierarchy\tnum_cgroups\tenabled\n';
const version1 = {
  mounts,
  membership: '9:name=systemd:/\n4:memory:/vm\n3:cpu,cpuacct:/\n0::/\n',
  controllers: `${heading}cpu\t3\t1\t1\ncpuacct\t3\t1\t1\nmemory\t4\t9\t1\npids\t0\t1\t1\nblkio\t0\t1\t0\nnet_cls\t0\t1\t1\n`,
};

test.each([
  ['version 2', 'cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n'],
  ['version 1', 'tmpfs /sys/fs/cgroup tmpfs rw 0 0\ncgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n'],
])('where control groups of %s are mounted nothing is to be done', (_, mounted) => {
  expect(planCgroups({ ...version1, mounts: mounts + mounted })).toEqual([]);
});

test('where the kernel keeps nothing in version 1, version 2 is mounted', () => {
  const version2 = [{ dir: '/sys/fs/cgroup', type: 'cgroup2', options: 'rw' }];
  expect(planCgroups({ mounts, membership: '0::/\n', controllers: `${heading}cpu\t0\t1\t1\n` })).toEqual(version2);
  expect(planCgroups({ mounts, membership: '', controllers: '' })).toEqual(version2);
});

test('hierarchies of version 1 are mounted as the kernel keeps them, with what an engine needs besides and no more', () => {
  expect(planCgroups(version1).map(({ dir, type, options }) => `${type} ${options} ${dir}`)).toEqual([
    'tmpfs mode=755 /sys/fs/cgroup',
    'cgroup none,name=systemd /sys/fs/cgroup/systemd',
    'cgroup memory /sys/fs/cgroup/memory',
    'cgroup cpu,cpuacct /sys/fs/cgroup/cpu,cpuacct',
    'cgroup pids /sys/fs/cgroup/pids',
  ]);
});
