import type { Playground } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFault } from '../src/index.ts';
import box from './box/stack.ts';
import { faultContract } from './fault-contract.ts';
import { sh, startPlayground, type TestPlayground } from './playgrounds.ts';

const file = '/etc/ledger.conf';

let started: TestPlayground;
const playground = () => started.playground;

const pidsOfLedger = 'grep -lx ledger /proc/[0-9]*/comm | cut -d/ -f3';
const stateOfLedger = `for pid in $(${pidsOfLedger}); do grep ^State /proc/$pid/status; done`;

beforeAll(async () => {
  started = await startPlayground('faults-box', box, new URL('box', import.meta.url).pathname);
  await sh(playground(), 'box', `printf 'size 1\\nkeep 3 of 3\\n' > ${file}; chown 33:33 ${file}; chmod 640 ${file}`);
  await vi.waitFor(async () => expect(await sh(playground(), 'box', stateOfLedger)).toContain('S (sleeping)'), 10_000);
});
afterAll(() => started?.remove());

describe('faults on a plain container', () => {
  const readFile = (on: Playground) => sh(on, 'box', `stat -c '%a %u %g %i' ${file}; cat ${file}`);

  faultContract(
    {
      kind: 'file.edit',
      variant: 'replace',
      target: 'box',
      params: { path: file, change: { type: 'replace', find: '3', with: "$& 'nothing' \\1" } },
      measure: readFile,
      repair: (on) => sh(on, 'box', `printf 'size 1\\nkeep 3 of 3\\n' > ${file}`),
    },
    playground,
  );
  faultContract(
    {
      kind: 'file.edit',
      variant: 'write, its time kept',
      target: 'box',
      params: { path: file, change: { type: 'write', content: '' }, keepTime: true },
      measure: readFile,
      repair: (on) => sh(on, 'box', `printf 'size 1\\nkeep 3 of 3\\n' > ${file}`),
    },
    playground,
  );
  faultContract(
    {
      kind: 'file.create',
      target: 'box',
      params: { path: '/opt/new/deep/rule.conf', content: "on = 'yes'\n" },
      measure: (on) => sh(on, 'box', 'find /opt -printf "%P "; cat /opt/new/deep/rule.conf 2> /dev/null || true'),
      repair: (on) => sh(on, 'box', 'rm -r /opt/new'),
    },
    playground,
  );
  faultContract(
    {
      kind: 'process.signal',
      variant: 'STOP',
      target: 'box',
      params: { process: 'ledger', signal: 'STOP' },
      measure: (on) => sh(on, 'box', stateOfLedger),
      repair: (on) => sh(on, 'box', `kill -CONT $(${pidsOfLedger})`),
    },
    playground,
  );
  faultContract(
    {
      kind: 'service.stop',
      target: 'box',
      params: {},
      measure: async (on) => (await on.states()).map(({ status }) => status).join(),
      repair: (on) => on.control('box', 'start'),
    },
    playground,
  );

  faultContract(
    {
      kind: 'service.freeze',
      target: 'box',
      params: {},
      measure: async (on) => (await on.states()).map(({ status }) => status).join(),
      repair: (on) => on.control('box', 'unpause'),
    },
    playground,
  );
  faultContract(
    {
      kind: 'file.mode',
      target: 'box',
      params: { path: file, mode: '000', owner: '0:0' },
      measure: readFile,
      repair: (on) => sh(on, 'box', `chown 33:33 ${file}; chmod 640 ${file}`),
    },
    playground,
  );
  faultContract(
    {
      kind: 'process.descriptors',
      target: 'box',
      params: { process: 'ledger', descriptors: 15 },
      measure: (on) => sh(on, 'box', `grep -h 'open files' $(printf '/proc/%s/limits ' $(${pidsOfLedger}))`),
      repair: (on) => sh(on, 'box', `kill $(${pidsOfLedger}); sleep 0.5`),
    },
    playground,
  );
  faultContract(
    {
      kind: 'disk.fill',
      target: 'box',
      params: { path: '/srv/small/core.311', leaveKib: 16 },
      measure: (on) =>
        sh(on, 'box', 'head -c 100000 /dev/zero > /srv/small/probe && echo written || echo full; rm /srv/small/probe'),
      repair: (on) => sh(on, 'box', 'rm /srv/small/core.311'),
    },
    playground,
  );
  faultContract(
    {
      kind: 'disk.inodes',
      target: 'box',
      params: { folder: '/srv/small/sessions', leave: 0 },
      measure: (on) =>
        sh(on, 'box', 'touch /srv/small/probe 2> /dev/null && echo made || echo full; rm -f /srv/small/probe'),
      repair: (on) => sh(on, 'box', 'rm -r /srv/small/sessions'),
    },
    playground,
  );

  it('keep the time of a file when asked to, and give it back', async () => {
    const time = () => sh(playground(), 'box', `stat -c %.9Y ${file}`);
    const edit = findFault('file.edit');
    const before = await time();
    for (const keepTime of [true, false]) {
      const params = { path: file, change: { type: 'write', content: 'other' }, keepTime };
      const inverse = await edit.prepare(playground(), 'box', params);
      await edit.apply(playground(), 'box', params, inverse);
      expect((await time()) === before).toBe(keepTime);
      await edit.revert(playground(), 'box', params, inverse);
      expect(await time()).toBe(before);
    }
  });

  it('leave alone what a player decided otherwise', async () => {
    const edit = findFault('file.edit');
    const params = { path: file, change: { type: 'write', content: 'ours' } };
    const inverse = await edit.prepare(playground(), 'box', params);
    await edit.apply(playground(), 'box', params, inverse);
    await sh(playground(), 'box', `echo theirs > ${file}`);
    await edit.revert(playground(), 'box', params, inverse);
    expect(await sh(playground(), 'box', `cat ${file}`)).toBe('theirs');
    expect(await edit.verifyReverted(playground(), 'box', params, inverse)).toMatchObject({ exact: false });
    await sh(playground(), 'box', `printf 'size 1\\nkeep 3 of 3\\n' > ${file}`);
  });

  it('kill a process, which its supervisor starts again', async () => {
    const kill = findFault('process.signal');
    const params = { process: 'ledger', signal: 'KILL' };
    await expect.poll(() => sh(playground(), 'box', stateOfLedger)).toContain('S (sleeping)');
    const before = await sh(playground(), 'box', pidsOfLedger);
    const inverse = await kill.prepare(playground(), 'box', params);
    await kill.apply(playground(), 'box', params, inverse);
    await expect.poll(() => sh(playground(), 'box', stateOfLedger)).toContain('S (sleeping)');
    const after = await sh(playground(), 'box', pidsOfLedger);
    expect(after).not.toBe(before);
    expect(await kill.verify(playground(), 'box', params)).toMatchObject({ effective: true });
    // The new one is nobody's victim.
    await kill.apply(playground(), 'box', params, inverse);
    expect(await sh(playground(), 'box', pidsOfLedger)).toBe(after);
    expect(await kill.verifyReverted(playground(), 'box', params, inverse)).toMatchObject({ exact: true });
  });

  it('say what does not fit before they change anything', async () => {
    const prepare = (kind: string, params: unknown) => findFault(kind).prepare(playground(), 'box', params);
    await expect(
      prepare('file.edit', { path: file, change: { type: 'replace', find: 'absent', with: '' } }),
    ).rejects.toThrow('box: /etc/ledger.conf does not contain "absent"');
    await expect(prepare('file.edit', { path: '/none', change: { type: 'write', content: '' } })).rejects.toThrow(
      /\/none/,
    );
    await expect(prepare('process.signal', { process: 'abacus', signal: 'STOP' })).rejects.toThrow(
      'box: no process is named "abacus"',
    );
  });
});

describe('faults of limits', () => {
  const cgroup = (line: string) => (on: Playground) => sh(on, 'box', `cd /sys/fs/cgroup; ${line}`);
  faultContract(
    {
      kind: 'cpu.throttle',
      target: 'box',
      params: { cpus: 0.05 },
      measure: cgroup('cat cpu.max 2> /dev/null || cat cpu/cpu.cfs_quota_us'),
      repair: (on) => on.setLimits('box', { cpus: 0.5 }),
    },
    playground,
  );
  faultContract(
    {
      kind: 'memory.limit',
      target: 'box',
      params: { mebibytes: 64 },
      measure: cgroup('cat memory.max 2> /dev/null || cat memory/memory.limit_in_bytes'),
      repair: (on) => on.setLimits('box', { memoryBytes: 192 * 2 ** 20 }),
    },
    playground,
  );
  faultContract(
    {
      kind: 'pids.limit',
      target: 'box',
      params: { processes: 20 },
      measure: (on) =>
        sh(on, 'box', 'for n in $(seq 30); do sleep 1 & done 2> /dev/null; wait; echo all; true').then(
          () => 'room',
          () => 'none',
        ),
      repair: (on) => on.setLimits('box', { pids: 100 }),
    },
    playground,
  );
});

describe('faults of processes that run away', () => {
  const gone = (on: Playground) => sh(on, 'box', 'pkill -9 -x reindex; sleep 0.3');
  const runaway = (kind: string, params: object, measure: (on: Playground) => Promise<string>) =>
    faultContract(
      { kind, target: 'box', params: { process: 'reindex', ...params }, measure, repair: gone },
      playground,
    );

  runaway('cpu.hog', { copies: 2 }, (on) => sh(on, 'box', "ps -C reindex -o stat= | cut -c1 | tr -d '\\n'"));
  runaway('memory.hog', { mebibytes: 50 }, (on) =>
    sh(on, 'box', `ps -C reindex -o rss= | awk '{ s = ($1 > 50000) } END { print s + 0 }'`),
  );
  runaway('disk.churn', { directory: '/srv/small', mebibytes: 4 }, (on) =>
    sh(on, 'box', "df -k --output=used /srv/small | tail -n 1 | awk '{ print ($1 > 1000) }'"),
  );
  runaway('port.occupy', { port: 7070 }, (on) => sh(on, 'box', "ss -Hltn 'sport = :7070' | awk '{ print $4 }'"));
  runaway('connection.hold', { with: 'peer', port: 8080, count: 12 }, (on) =>
    sh(on, 'box', "ss -Htn state established 'dport = :8080' | wc -l | awk '{ print ($1 >= 10) }'"),
  );
  runaway('process.swarm', { count: 20 }, (on) => sh(on, 'box', 'pgrep -cx reindex || true'));
  runaway(
    'log.flood',
    { path: '/srv/small/app.log', linesPerSecond: 200, text: 'cannot find the page' },
    async (on) => {
      const size = 'stat -c %s /srv/small/app.log 2> /dev/null || echo 0';
      return await sh(
        on,
        'box',
        `a=$(${size}); sleep 0.4; b=$(${size}); [ "$b" -gt "$a" ] && echo grows || echo rests`,
      );
    },
  );
  runaway('process.crash-loop', { victim: 'ledger', everyMs: 200 }, async (on) =>
    sh(on, 'box', `a=$(${pidsOfLedger}); sleep 0.6; b=$(${pidsOfLedger}); [ "$a" = "$b" ] && echo stays || echo dies`),
  );
  runaway('process.stutter', { victim: 'ledger', forMs: 300, everyMs: 400 }, async (on) =>
    sh(
      on,
      'box',
      `for n in $(seq 8); do ${stateOfLedger}; sleep 0.1; done | grep -c 'T (stopped)' | awk '{ print ($1 > 2) }'`,
    ),
  );

  it('refuse a name that somebody has', async () => {
    await expect(findFault('cpu.hog').prepare(playground(), 'box', { process: 'ledger' })).rejects.toThrow(
      /box: a process named ledger runs already/,
    );
  });
  it('refuse to fill the disk of the machine', async () => {
    await expect(findFault('disk.fill').prepare(playground(), 'box', { path: '/var/big' })).rejects.toThrow(
      /\/var\/big is on no volume of its own/,
    );
  });
});
