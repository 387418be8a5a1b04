import type { Playground, ServiceName } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFault } from '../src/index.ts';
import { type Containers, startContainers } from './containers.ts';
import { faultContract } from './fault-contract.ts';

/** A process of its own name under a loop that starts it again, beside PID 1. */
const ledger = 'cp /bin/sleep /usr/local/bin/ledger; while true; do ledger 3600; done';
const file = '/etc/ledger.conf';

let containers: Containers;
const playground = () => containers.playground;

async function sh(on: Playground, service: ServiceName, line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await on.exec(service, ['sh', '-c', line]);
  if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
  return stdout.trim();
}

const pidsOfLedger = 'grep -lx ledger /proc/[0-9]*/comm | cut -d/ -f3';
const stateOfLedger = `for pid in $(${pidsOfLedger}); do grep ^State /proc/$pid/status; done`;

beforeAll(async () => {
  containers = await startContainers(`faults-test-${process.pid}`, {
    box: { image: 'debian:bookworm-slim', cmd: ['sh', '-c', ledger] },
  });
  await sh(playground(), 'box', `printf 'size 1\\nkeep 3 of 3\\n' > ${file}; chown 33:33 ${file}; chmod 640 ${file}`);
  await vi.waitFor(async () => expect(await sh(playground(), 'box', stateOfLedger)).toContain('S (sleeping)'), 10_000);
});
afterAll(() => containers?.remove());

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
