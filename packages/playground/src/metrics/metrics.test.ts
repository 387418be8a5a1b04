import { describe, expect, it } from 'vitest';
import { cgroupPaths, parseCgroup } from './parse-cgroup.ts';
import { parseNetDev } from './parse-net-dev.ts';
import { parseStats } from './parse-stats.ts';

const id = 'f'.repeat(64);

describe('a container on cgroup version 1', () => {
  it('has a group for each controller', () => {
    const text = `8:pids:/docker/${id}\n7:memory:/docker/${id}\n3:cpuacct:/docker/${id}\n2:cpu:/docker/${id}\n1:name=systemd:/docker/${id}\n0::/\n`;
    expect(cgroupPaths(text)).toMatchObject({
      version: 1,
      files: { cpu: `cpuacct/docker/${id}/cpuacct.usage`, memoryEvents: `memory/docker/${id}/memory.oom_control` },
    });
  });

  it('may have controllers mounted together', () => {
    const text = `5:pids:/docker/x\n4:cpu,cpuacct:/docker/x\n3:memory:/docker/x\n`;
    expect(cgroupPaths(text)?.files.throttling).toBe('cpu/docker/x/cpu.stat');
  });

  it('is read', () => {
    const reading = parseCgroup(1, {
      cpu: '33501667\n',
      throttling: 'nr_periods 40\nnr_throttled 7\nthrottled_time 100\n',
      memory: '10485760\n',
      memoryStat: 'cache 100\ninactive_file 1\ntotal_cache 100\ntotal_inactive_file 4194304\n',
      memoryLimit: '67108864\n',
      memoryEvents: 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
      pids: '5\n',
    });
    expect(reading).toEqual({
      cpuMs: 33.501667,
      throttled: 7,
      memoryBytes: 6_291_456,
      memoryLimitBytes: 67_108_864,
      pids: 5,
      oomKills: 2,
    });
  });
});

describe('a container on cgroup version 2', () => {
  it('has one group', () => {
    expect(cgroupPaths(`0::/system.slice/docker-${id}.scope\n`)).toMatchObject({
      version: 2,
      files: { memory: `system.slice/docker-${id}.scope/memory.current` },
    });
  });

  it('is read', () => {
    const reading = parseCgroup(2, {
      cpu: 'usage_usec 1500\nuser_usec 1000\nnr_throttled 3\n',
      throttling: 'usage_usec 1500\nuser_usec 1000\nnr_throttled 3\n',
      memory: '1000\n',
      memoryStat: 'anon 1\nfile 2\ninactive_file 400\n',
      memoryLimit: 'max\n',
      memoryEvents: 'low 0\noom 1\noom_kill 1\noom_group_kill 9\n',
      pids: '1\n',
    });
    expect(reading).toEqual({
      cpuMs: 1.5,
      throttled: 3,
      memoryBytes: 600,
      memoryLimitBytes: null,
      pids: 1,
      oomKills: 1,
    });
  });
});

describe('a control group that cannot be told', () => {
  it.each(['0::/\n', '0::/../../x\n', '', 'nonsense'])('is said to be unknown: %j', (text) => {
    expect(cgroupPaths(text)).toBeNull();
  });
});

describe('network counters', () => {
  it('sum all interfaces but the loopback', () => {
    const text = [
      'Inter-|   Receive                                                |  Transmit',
      ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
      '    lo:    5000      50    0    0    0     0          0         0     5000      50    0    0    0     0       0          0',
      '  eth0:    1192      12    0    0    0     0          0         0      960       9    0    0    0     0       0          0',
      '  eth1:8        1    0    0    0     0          0         0     4       1    0    0    0     0       0          0',
      '',
    ].join('\n');
    expect(parseNetDev(text)).toEqual({ rxBytes: 1_200, txBytes: 964 });
  });
});

describe('statistics of the engine', () => {
  it('serve where files cannot be read', () => {
    const stats = {
      cpu_stats: { cpu_usage: { total_usage: 5e6 } },
      memory_stats: { usage: 100, limit: 1_000, stats: { inactive_file: 40 } },
      networks: { a: { rx_bytes: 1, tx_bytes: 2 }, b: { rx_bytes: 3, tx_bytes: 4 } },
    };
    expect(parseStats('web', stats)).toMatchObject({
      cpuMs: 5,
      memoryBytes: 60,
      memoryLimitBytes: 1_000,
      netRxBytes: 4,
      netTxBytes: 6,
      pids: 0,
    });
  });
});
