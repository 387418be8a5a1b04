import type { Playground, ServiceName } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { type Containers, haveImages, startContainers } from './containers.ts';
import { faultContract } from './fault-contract.ts';

const image = (name: string) => `chaos-storefront/${name}:dev`;
const names = ['dns', 'ops', 'api', 'postgres'] as const;
const nodes = ['api-1', 'api-2'];

let containers: Containers;
const playground = () => containers.playground;

async function sh(on: Playground, service: ServiceName, line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await on.exec(service, ['bash', '-lc', line]);
  if (exitCode !== 0) throw new Error(`${line}: ${stderr}`);
  return stdout.trim();
}

// The stack's own commands are part of what these faults rest on, so they are tried with the stack's own images.
describe.skipIf(!(await haveImages(...names.map(image))))('faults by the commands of the storefront', () => {
  beforeAll(async () => {
    const config = { volumes: { '/srv/config': 'config' } };
    const api = { image: image('api'), ...config, tmpfs: { '/var/log/api': 'size=32m,mode=755' } };
    containers = await startContainers(`faults-shop-test-${process.pid}`, {
      // The nodes wait for it before anything else.
      dns: { image: image('dns') },
      ops: { image: image('ops'), ...config },
      'api-1': api,
      'api-2': api,
      'pg-primary': { image: image('postgres'), cmd: ['primary'] },
    });
    await vi.waitFor(async () => {
      for (const node of nodes) await sh(playground(), node, 'curl -fsS http://127.0.0.1:3000/healthz');
      await sh(playground(), 'ops', 'psql -XAtc "select 1"');
    }, ready);
  });
  afterAll(() => containers?.remove());

  faultContract(
    {
      kind: 'config.set',
      target: 'ops',
      params: {
        file: 'api',
        settings: { 'home_feed.ttl_s': 61, 'home_feed.stale_ok': false },
        by: 'web team',
        message: 'a "quoted" reason = 1',
      },
      measure: (on) => sh(on, 'api-1', 'cat /srv/config/api.json'),
      repair: (on) => sh(on, 'ops', 'cfg rollback api'),
    },
    playground,
  );
  faultContract(
    {
      kind: 'flag.set',
      target: 'ops',
      params: { flag: 'log_level', value: 'debug', by: 'checkout team' },
      measure: (on) => sh(on, 'api-2', 'cat /srv/config/flags.json'),
      repair: (on) => sh(on, 'ops', 'flag set log_level info'),
    },
    playground,
  );
  faultContract(
    {
      kind: 'build.activate',
      target: 'ops',
      params: { service: 'api', build: 41, by: 'ci-bot' },
      measure: async (on) => {
        const said = nodes.map((node) => sh(on, node, 'curl -fsS http://127.0.0.1:3000/healthz | jq .build'));
        return (await Promise.all(said)).join();
      },
      repair: (on) => sh(on, 'ops', 'deploy rollback api 40'),
    },
    playground,
  );
  const limit = `select setconfig from pg_db_role_setting s join pg_roles r on r.oid = s.setrole where rolname = 'shop'`;
  faultContract(
    {
      kind: 'sql.run',
      target: 'ops',
      params: {
        host: 'pg-primary',
        database: 'shop',
        what: 'the shop waits 50 ms for a lock, no longer',
        apply: ["alter role shop set lock_timeout = '50ms'"],
        undo: ['alter role shop reset lock_timeout'],
        isApplied: `select exists (${limit} and 'lock_timeout=50ms' = any(setconfig))`,
        fingerprint: limit,
      },
      measure: (on) => sh(on, 'ops', `psql -XAtc "${limit}"`),
      repair: (on) => sh(on, 'ops', 'psql -Xqc "alter role shop reset lock_timeout"'),
    },
    playground,
  );
});

const ready = { timeout: 60_000, interval: 500 };
