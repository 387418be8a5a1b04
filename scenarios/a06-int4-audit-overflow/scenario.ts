import { bash, defineScenario, markdown } from '@chaos-engine/sdk';
import storefront from '../../playground-stacks/storefront/stack.ts';
import { commonHarm, namesOf, ordersAreKept, shopIsWhole } from '../storefront-checks.ts';

const psql = (...lines: readonly string[]) => bash('ops', `psql -X ${lines.map((line) => `-c "${line}"`).join(' ')}`);

const look = bash(
  'ops',
  `logs api-1 --level error | tail -n 3; psql -c '\\d orders' -c "select sequencename, last_value, max_value from pg_sequences order by last_value::numeric / max_value desc nulls last limit 3"`,
);
const belowZero = psql('alter sequence audit_log_id_seq minvalue -2147483648 restart with -2147483648');
const widen = psql('alter table audit_log alter column id type bigint', 'alter sequence audit_log_id_seq as bigint');

export default defineScenario({
  id: 'a06-int4-audit-overflow',
  version: '1.0.0',
  stack: storefront,
  title: 'Nothing can be bought',
  summary: 'All pages open, quick as ever. Whoever wants to pay meets an error, each time.',
  difficulty: 3,
  minutes: 12,
  tags: ['storefront', 'checkout'],
  inspiredBy: [
    {
      title: 'GoCardless, 2018: the numbers of an audit table ran out, and with them everything that is audited',
      url: 'https://www.gocardless.com/blog/service-outage-on-6-april-2018-post-mortem-results/',
    },
    {
      title: 'Basecamp, 2018: a column of 32 bits was full, and the site could only be read for hours',
      url: 'https://m.signalvnoise.com/postmortem-on-the-read-only-outage-of-basecamp-on-november-9th-2018/',
    },
    {
      title: 'GitHub, 2021: a foreign key overflowed hours before its migration had come to an end',
      url: 'https://github.blog/news-insights/company-news/github-availability-report-may-2021/',
    },
    {
      title: 'Strava, 2014: uploads stopped at the last number a signed integer has',
      url: 'https://engineering.strava.com/the-upload-outage-of-july-29-2014/',
    },
    {
      title: 'Heroku, 2023: a key was wider than the column that pointed to it',
      url: 'https://status.heroku.com/incidents/2558',
    },
  ],
  briefing: markdown(import.meta.url, 'briefing.md'),
  hints: [
    {
      level: 'orientation',
      text: 'Some things fail and others do not, and it has nothing to do with which page it is. What do those that fail have in common?',
    },
    {
      level: 'area',
      text: 'The database says no, and it says why: read one error to its end, in the log of an API node. Then ask who writes to the thing it names.',
    },
    {
      level: 'procedure',
      text: 'audit_log numbers its rows with four bytes and has come to the last of them. Which numbers has the column room for that were never given out? `alter sequence` takes a new smallest value and a new start.',
    },
  ],
  limitMinutes: 25,
  faults: [
    {
      id: 'years-of-use',
      kind: 'sql.sequence',
      target: 'ops',
      // The shop writes about eight audit rows a second.
      with: { host: 'pg-primary', database: 'shop', sequence: 'audit_log_id_seq', left: 240 },
      waitMs: [15_000, 60_000],
    },
  ],
  decoys: [
    {
      id: 'handlers',
      kind: 'config.set',
      target: 'ops',
      with: {
        file: 'api',
        settings: { handler_timeout_ms: 7_500 },
        by: 'checkout team',
        message: 'give up a little earlier',
      },
      waitMs: [20_000, 70_000],
    },
  ],
  truth: {
    impact: ['checkout', 'mail'],
    components: [{ service: 'pg-primary', facet: 'data' }],
    neighbours: ['api-1', 'api-2', 'pgbouncer'],
    mechanism: ['counter-or-keyspace-exhaustion'],
    object: namesOf(
      ['pg-primary', 'ops', 'api-1', 'api-2'],
      [
        'audit_log',
        'audit_log.id',
        'audit_log_id_seq',
        'sequence:audit_log_id_seq',
        'table:audit_log',
        'sequence',
        'public.audit_log',
        'audit',
        'orders_audit',
        'nextval',
      ],
    ),
    trigger: ['slow-growth'],
  },
  alerts: ['checkout-failing', 'mail-late', 'api-1-errors', 'api-2-errors'],
  maxImpactDelayMs: 180_000,
  guards: [...shopIsWhole],
  invariants: [
    ...ordersAreKept,
    {
      id: 'books-kept',
      title: 'No row of the audit log is gone',
      // The shop began with those of ten thousand orders.
      ...bash(
        'ops',
        `test "$(psql -XAtc "select count(distinct row_id) from audit_log where tbl = 'orders' and op = 'I' and row_id between 390001 and 400000")" = 10000`,
      ),
    },
  ],
  durability: [
    {
      title: 'Five hundred more rows find a number',
      ...bash(
        'ops',
        `psql -X -v ON_ERROR_STOP=1 -c "insert into audit_log (tbl, op, row_id) select 'selftest', 'I', n from generate_series(1, 500) n"`,
      ),
    },
    {
      title: 'Every order of the last twenty seconds stands in the audit log',
      ...bash(
        'ops',
        `psql -XAtc "select count(*) > 0 and count(*) = count(a.id) from orders o left join audit_log a on a.tbl = 'orders' and a.op = 'I' and a.row_id = o.id where o.created_at > now() - interval '20 seconds'" | grep -qx t`,
      ),
    },
  ],
  collateral: [...commonHarm],
  par: { detectMs: 75_000, localiseMs: 150_000, diagnoseMs: 200_000, mitigateMs: 240_000, downtimeMin: 1.5 },
  solution: {
    id: 'below-zero',
    title: 'Go on with the negative half of the numbers, which was never used',
    steps: [look, belowZero],
  },
  alternatives: [
    {
      id: 'wider',
      title: 'Give column and sequence eight bytes, after a look at the size of the table',
      credit: 'full',
      steps: [psql(`select pg_size_pretty(pg_total_relation_size('audit_log'))`), widen],
    },
    {
      id: 'another-table',
      title: 'Put a new table with wide numbers in its place, and keep the old one beside it',
      credit: 'full',
      steps: [
        psql(
          `begin; alter table audit_log rename to audit_log_until_now; create table audit_log (like audit_log_until_now including all); alter table audit_log alter id drop default, alter id type bigint, alter id add generated by default as identity (start 2147483648); insert into audit_log select * from audit_log_until_now; commit`,
        ),
      ],
    },
    {
      id: 'trigger-off',
      title: 'Switch the triggers off: the shop sells, and nobody keeps the books',
      credit: 'partial',
      steps: [
        psql(
          'alter table orders disable trigger orders_audit; alter table carts disable trigger carts_audit; alter table customers disable trigger customers_audit',
        ),
      ],
    },
  ],
  wrongMoves: [
    {
      id: 'from-the-start',
      title: 'Set the sequence back to 1',
      harm: 'It gives out numbers that are taken: every write goes on failing, now as a duplicate key, until it has counted past the last old row.',
      expect: 'not-mitigated',
      steps: [psql(`select setval('audit_log_id_seq', 1)`)],
    },
    {
      id: 'wide-sequence-only',
      title: 'Make the sequence a bigint, and not the column',
      harm: 'The next number does not fit into the column: the error has moved, and nothing else has.',
      expect: 'not-mitigated',
      steps: [psql('alter sequence audit_log_id_seq as bigint')],
    },
    {
      id: 'empty-the-books',
      title: 'Empty the audit log and begin again',
      harm: 'The shop sells at once, and two years of books are gone.',
      expect: 'data-loss',
      steps: [psql('truncate audit_log restart identity')],
    },
    {
      id: 'restart-the-nodes',
      title: 'Restart the API nodes',
      harm: 'Fewer people are served for a while, and then meet the same error.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'svc api-1 restart && sleep 3 && svc api-2 restart', { timeoutMs: 60_000 })],
    },
  ],
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'never-recovers' },
});
