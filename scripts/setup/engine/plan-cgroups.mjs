/** @typedef {{ dir: string, type: 'tmpfs' | 'cgroup' | 'cgroup2', options: string }} CgroupMount */

const root = '/sys/fs/cgroup';

/** Without these an engine cannot limit or count what a container uses. */
const needed = ['cpu', 'cpuacct', 'cpuset', 'memory', 'pids', 'blkio', 'devices', 'freezer'];

/**
 * The mounts that a container engine needs and a bare container or VM may lack: none where control groups are mounted;
 * version 2 where the kernel keeps nothing in version 1; else the hierarchies of version 1 as the kernel keeps them. The
 * engine wants every hierarchy its own process is in, and no more: one that is added here would be seen by all others.
 * @param {object} kernel
 * @param {string} kernel.mounts as in /proc/self/mounts
 * @param {string} kernel.membership as in /proc/self/cgroup: hierarchy, controllers, path
 * @param {string} kernel.controllers as in /proc/cgroups: name, hierarchy, number of groups, enabled
 * @returns {readonly CgroupMount[]}
 */
export function planCgroups({ mounts, membership, controllers }) {
  if (rows(mounts, ' ').some(([, , type = '']) => /^cgroup2?$/.test(type))) return [];
  const kept = rows(membership, ':').flatMap(([id, names = '']) => (id === '0' || names === '' ? [] : [names]));
  if (kept.length === 0) return [{ dir: root, type: 'cgroup2', options: 'rw' }];
  const free = rows(controllers, '\t').flatMap(([name = '', hierarchy, , enabled]) =>
    hierarchy === '0' && enabled === '1' && needed.includes(name) ? [name] : [],
  );
  return [{ dir: root, type: 'tmpfs', options: 'mode=755' }, ...[...kept, ...free].map(mountOf)];
}

/** @param {string} names `cpu,cpuacct`, or `name=systemd` for a hierarchy without controllers @returns {CgroupMount} */
function mountOf(names) {
  const [, name] = /^name=(.+)$/.exec(names) ?? [];
  return { dir: `${root}/${name ?? names}`, type: 'cgroup', options: name ? `none,${names}` : names };
}

/** @param {string} text @param {string} separator */
const rows = (text, separator) => text.split('\n').map((line) => line.split(separator));
