/** @typedef {{ dir: string, type: 'tmpfs' | 'cgroup' | 'cgroup2', options: string }} CgroupMount */

const root = '/sys/fs/cgroup';

/**
 * The mounts that a container engine needs and a bare container or VM may lack: none where control groups are mounted;
 * version 2 where the kernel's controllers are free for it; else version 1, with the hierarchies the kernel has.
 * @param {string} mounts as in /proc/self/mounts
 * @param {string} controllers as in /proc/cgroups: name, hierarchy, number of groups, enabled; '' where there is none
 * @returns {readonly CgroupMount[]}
 */
export function planCgroups(mounts, controllers) {
  if (mounts.split('\n').some((line) => /^cgroup2?$/.test(line.split(' ')[2] ?? ''))) return [];
  const enabled = controllers
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/))
    .filter(([, , , on]) => on === '1')
    .map(([name = '', hierarchy = '0']) => ({ name, hierarchy }));
  if (enabled.every(({ hierarchy }) => hierarchy === '0')) return [{ dir: root, type: 'cgroup2', options: 'rw' }];
  // Controllers that share a hierarchy can only be mounted together.
  const names = enabled.map(({ name, hierarchy }) =>
    hierarchy === '0'
      ? name
      : enabled
          .filter((other) => other.hierarchy === hierarchy)
          .map((other) => other.name)
          .join(','),
  );
  const mount = (/** @type {string} */ options) =>
    /** @type {const} */ ({ dir: `${root}/${options}`, type: 'cgroup', options });
  return [{ dir: root, type: 'tmpfs', options: 'mode=755' }, ...[...new Set(names)].map(mount)];
}
