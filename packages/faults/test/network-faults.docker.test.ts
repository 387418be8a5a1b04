import type { Playground } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFault } from '../src/index.ts';
import box from './box/stack.ts';
import { faultContract } from './fault-contract.ts';
import { sh, startPlayground, type TestPlayground } from './playgrounds.ts';

let started: TestPlayground;
const playground = () => started.playground;

beforeAll(async () => {
  started = await startPlayground('faults-net', box, new URL('box', import.meta.url).pathname);
});
afterAll(() => started?.remove());

/** Runs a line and says which class of answer came: words, never times, so that it is the same each time. */
const told = (line: string) => (on: Playground) => sh(on, 'box', line);
const connect = 'timeout 4 bash -c "exec 3<>/dev/tcp/peer/8080" 2>&1';
const slowly = (limitMs: number, line: string) =>
  told(
    `a=$(date +%s%3N); ${line} > /dev/null; b=$(date +%s%3N); [ $((b - a)) -gt ${limitMs} ] && echo slow || echo quick`,
  );

function onNetwork(kind: string, params: object, measure: (on: Playground) => Promise<string>, variant?: string): void {
  faultContract(
    {
      kind,
      ...(variant !== undefined && { variant }),
      target: 'box',
      params,
      measure,
      // Another network is a repair too; nobody inside has the right to change this one.
      repair: () => started.restart('box'),
      killHelper: () => started.killHelper('box'),
    },
    playground,
  );
}

describe('faults of a link', () => {
  onNetwork('net.delay', { with: 'peer', ms: 300 }, slowly(250, 'curl -s http://peer:8080/'));
  onNetwork(
    'net.partition',
    { with: 'peer' },
    told(`${connect} > /dev/null; [ $? = 124 ] && echo silent || echo answers`),
  );
  onNetwork(
    'net.partition',
    { with: 'peer', direction: 'in' },
    told(`${connect} > /dev/null; [ $? = 124 ] && echo silent || echo answers`),
    'one way',
  );
  onNetwork(
    'net.loss',
    { with: 'peer', share: 1 },
    told(`${connect} > /dev/null; [ $? = 124 ] && echo silent || echo answers`),
  );
  onNetwork('net.reject', { with: 'peer', port: 8080 }, told(`${connect} | grep -o refused || echo answers`));
  onNetwork('net.reset', { with: 'peer', port: 8080 }, told('curl -s -m 3 -o /dev/null http://peer:8080/big; echo $?'));
  faultContract(
    {
      kind: 'net.bandwidth',
      target: 'peer',
      params: { kbit: 256 },
      // 200 KB take six seconds.
      measure: slowly(3_000, 'curl -s -m 20 http://peer:8080/big'),
      repair: () => started.restart('peer').then(() => vi.waitFor(() => sh(playground(), 'box', connect), 10_000)),
      killHelper: () => started.killHelper('peer'),
    },
    playground,
  );

  it('a delay says what was asked and what was measured', async () => {
    const fault = findFault('net.delay');
    const params = { with: 'peer', ms: 200, port: 8080 };
    const inverse = await fault.prepare(playground(), 'box', params);
    await fault.apply(playground(), 'box', params, inverse);
    const { receipt, reading } = await fault.verify(playground(), 'box', params);
    await fault.revert(playground(), 'box', params, inverse);
    expect(reading).toMatch(/box: asked 200 ms, measured 2\d\d.* ms/);
    expect(receipt).toMatchObject({ asked: 200, unit: 'ms' });
    expect(Math.abs((receipt?.measured ?? 0) - 200)).toBeLessThan(60);
  });
});

describe('faults of names', () => {
  onNetwork(
    'dns.timeout',
    {},
    told('timeout 8 getent ahostsv4 peer > /dev/null; [ $? = 0 ] && echo found || echo none'),
  );
  onNetwork('dns.slow', { ms: 600 }, slowly(500, 'getent ahostsv4 peer'));
  onNetwork(
    'dns.refuse',
    { names: ['peer'] },
    told(
      'getent ahostsv4 peer > /dev/null && echo found || echo none; getent ahostsv4 box > /dev/null && echo found || echo none',
    ),
  );
  onNetwork(
    'dns.refuse',
    { answer: 'servfail' },
    told('getent ahostsv4 peer > /dev/null && echo found || echo none'),
    'servfail',
  );
  faultContract(
    {
      kind: 'dns.wrong',
      target: 'box',
      params: { name: 'peer', address: '127.0.0.9' },
      measure: told('getent ahostsv4 peer | head -n 1 | grep -c ^127.0.0.9 || true'),
      repair: (on) => sh(on, 'box', `h=$(grep -v 127.0.0.9 /etc/hosts); echo "$h" > /etc/hosts`),
    },
    playground,
  );
});

describe('what is held beside a service', () => {
  it('is undone when nobody has given a sign of life for as long as the lease says', async () => {
    const fault = findFault('net.reject');
    const params = { with: 'peer', port: 8080 };
    const inverse = await fault.prepare(playground(), 'box', params);
    await fault.apply(playground(), 'box', params, inverse);
    // A lease of a second, and the next sign of life of ours is a quarter of a minute away.
    await playground().beside('box', ['renew', '1']);
    await expect
      .poll(() => sh(playground(), 'box', `${connect} | grep -o refused || echo answers`), { timeout: 8_000 })
      .toBe('answers');
  });
});
