import type { Playground } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import storefront from '../../../playground-stacks/storefront/stack.ts';
import { findFault } from '../src/index.ts';
import { faultContract } from './fault-contract.ts';
import { sh, startPlayground, type TestPlayground } from './playgrounds.ts';

const nodes = ['api-1', 'api-2'];

let started: TestPlayground;
const playground = () => started.playground;

beforeAll(async () => {
  const stackDir = new URL('../../../playground-stacks/storefront', import.meta.url).pathname;
  started = await startPlayground('faults-shop', storefront, stackDir);
}, 120_000);
afterAll(() => started?.remove());

// The stack's own commands are part of what these faults rest on.
describe('faults by the commands of the storefront', () => {
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

describe('faults of the database', () => {
  const shop = { host: 'pg-primary', database: 'shop' };
  const psql = (on: Playground, line: string) => sh(on, 'ops', `psql -XAtc "${line}"`);
  const sessions = `select count(*) from pg_stat_activity where application_name = 'notebook'`;
  const endSessions = (on: Playground) =>
    psql(on, `select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'notebook'`);
  faultContract(
    {
      kind: 'sql.lock',
      target: 'ops',
      params: { ...shop, table: 'invoices', mode: 'row exclusive', application: 'notebook' },
      measure: (on) =>
        psql(on, `select count(*) from pg_locks where mode = 'RowExclusiveLock' and relation = 'invoices'::regclass`),
      repair: endSessions,
    },
    playground,
  );
  faultContract(
    {
      kind: 'sql.idle',
      target: 'ops',
      params: { ...shop, count: 3, application: 'notebook', asks: 'select count(*) from invoices' },
      measure: (on) => psql(on, sessions),
      repair: endSessions,
    },
    playground,
  );
  faultContract(
    {
      kind: 'sql.statistics',
      target: 'ops',
      params: { ...shop, table: 'invoices' },
      measure: (on) => psql(on, `select count(*) > 0 from pg_stats where tablename = 'invoices'`),
      repair: (on) =>
        psql(on, `alter table invoices reset (autovacuum_enabled)`).then(() => psql(on, 'analyze invoices')),
    },
    playground,
  );
  faultContract(
    {
      kind: 'sql.sequence',
      target: 'ops',
      params: { ...shop, sequence: 'audit_log_id_seq', left: 0 },
      measure: (on) =>
        psql(on, `insert into audit_log (tbl, op, row_id) values ('probe', 'I', 1) returning 1`).then(
          () => 'takes rows',
          () => 'takes none',
        ),
      repair: (on) => psql(on, `select setval('audit_log_id_seq', (select max(id) from audit_log))`),
    },
    playground,
  );
  faultContract(
    {
      kind: 'sql.revoke',
      target: 'ops',
      params: { ...shop, table: 'coupons', role: 'shop', rights: ['select'] },
      measure: (on) => psql(on, `select has_table_privilege('shop', 'coupons', 'select')`),
      repair: (on) => psql(on, 'grant select on coupons to shop'),
    },
    playground,
  );
  faultContract(
    {
      kind: 'secret.rotate',
      target: 'ops',
      params: { ...shop, role: 'reports', password: 'winter-lantern' },
      measure: (on) =>
        sh(on, 'ops', 'PGPASSWORD=reports-lantern psql -X -At -h pg-primary -d shop -U reports -c "select 1"').then(
          () => 'old one fits',
          () => 'old one does not fit',
        ),
      repair: (on) => psql(on, `set password_encryption = 'md5'; alter role reports password 'reports-lantern'`),
    },
    playground,
  );
  faultContract(
    {
      kind: 'replica.stall',
      target: 'ops',
      params: { host: 'pg-replica', database: 'shop' },
      measure: (on) => sh(on, 'ops', 'psql -h pg-replica -XAtc "select pg_is_wal_replay_paused()"'),
      repair: (on) => sh(on, 'ops', 'psql -h pg-replica -XAtc "select pg_wal_replay_resume()"'),
    },
    playground,
  );
});

describe('faults of the cache and the queue', () => {
  beforeAll(() => sh(playground(), 'ops', 'redis-cli -h redis xadd drill 1-1 seed 1'));
  const redis = (on: Playground, line: string) => sh(on, 'ops', `redis-cli -h redis ${line}`);
  faultContract(
    {
      kind: 'cache.limit',
      target: 'ops',
      params: { host: 'redis', mebibytes: 1, policy: 'noeviction' },
      measure: (on) => redis(on, 'config get maxmemory'),
      repair: (on) =>
        redis(on, 'config set maxmemory 64mb').then(() => redis(on, 'config set maxmemory-policy volatile-lru')),
    },
    playground,
  );
  faultContract(
    {
      kind: 'queue.publish',
      target: 'ops',
      params: {
        host: 'redis',
        stream: 'drill',
        count: 3,
        fields: { kind: 'mail', weight: 'N "a" N' },
        mark: { field: 'batch', value: 'b-7' },
      },
      measure: (on) => redis(on, 'xlen drill'),
      repair: (on) => redis(on, 'del drill').then(() => redis(on, 'xadd drill 1-1 seed 1')),
    },
    playground,
  );

  it('a cache that was flushed is empty, and nobody says that it was put back', async () => {
    const flush = findFault('cache.flush');
    const params = { host: 'redis', match: 'drill:*' };
    await redis(playground(), 'mset drill:1 a drill:2 b other 1');
    const inverse = await flush.prepare(playground(), 'ops', params);
    await flush.apply(playground(), 'ops', params, inverse);
    expect(await flush.verify(playground(), 'ops', params)).toMatchObject({ effective: true });
    expect(await redis(playground(), 'exists drill:1 drill:2')).toBe('0');
    expect(await redis(playground(), 'exists other')).toBe('1');
    await flush.revert(playground(), 'ops', params, inverse);
    expect(await flush.verifyReverted(playground(), 'ops', params, inverse)).toMatchObject({ exact: false });
  });
});

describe('other faults', () => {
  const certificate = '/etc/nginx/tls/shop.crt';
  beforeAll(() => sh(playground(), 'edge', `cp ${certificate} /root/good.crt`));
  const ends = `openssl x509 -noout -subject -enddate -in ${certificate}`;
  faultContract(
    {
      kind: 'certificate.expire',
      target: 'edge',
      params: { certificate, key: '/etc/nginx/tls/shop.key', reload: ['bash', '-c', 'nginx -s reload'] },
      measure: (on) => sh(on, 'edge', ends),
      repair: (on) => sh(on, 'edge', `cp /root/good.crt ${certificate}`),
    },
    playground,
  );
});
