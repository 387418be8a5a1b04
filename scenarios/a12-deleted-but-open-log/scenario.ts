import { bash, defineScenario, markdown } from '@chaos-engine/sdk';
import storefront from '../../playground-stacks/storefront/stack.ts';
import { commonHarm, namesOf, ordersAreKept, shopIsWhole } from '../storefront-checks.ts';

const rotationFile = '/etc/logrotate.d/api';
const onBoth = (line: string) => `for node in api-1 api-2; do on $node ${line} || exit 1; done`;

/** Rotation looks into a folder that is no longer there. It says so nowhere: its files may be missing. */
const rotationMissesTheLogs = {
  path: rotationFile,
  change: { type: 'replace', find: '/var/log/api/', with: '/var/log/app/' },
  // Nobody touched it today.
  keepTime: true,
} as const;

const look = bash(
  'ops',
  'on api-1 df -h /var/log/api; on api-1 lsof /var/log/api; flag list; on api-1 logrotate -d /etc/logrotate.d/api',
);
const quietLog = bash('ops', 'flag set log_level info');
const emptyLog = bash('ops', onBoth('truncate -s 0 /var/log/api/debug.log'));
const mendRotation = bash('ops', onBoth(`sed -i s#/var/log/app/#/var/log/api/#g ${rotationFile}`));
const rotate = bash('ops', onBoth(`logrotate -f ${rotationFile}`));

export default defineScenario({
  id: 'a12-deleted-but-open-log',
  version: '1.0.0',
  stack: storefront,
  title: 'Every other click',
  summary: 'Customers meet an error page on every second try. Reloading helps, for now.',
  difficulty: 1,
  minutes: 12,
  tags: ['storefront', 'first-round', 'web'],
  inspiredBy: [
    {
      title: 'Wikimedia, 2014: talkative logs and a rotation that did not work filled the disks of three nodes in four',
      url: 'https://wikitech.wikimedia.org/wiki/Incident_documentation/20140211-Parsoid',
    },
    {
      title: 'Tarsnap, 2016: a retry that failed without end wrote down each failure until the file system was full',
      url: 'http://mail.tarsnap.com/tarsnap-announce/msg00035.html',
    },
    {
      title:
        'Wikimedia Toolforge, 2017: one client kept asking a dead address, and the proxy logged every error until its disk was full',
      url: 'https://wikitech.wikimedia.org/wiki/Incident_documentation/20170419-ToolsProxy',
    },
    {
      title: 'Wikimedia, 2015: every event was also written to the log of the application, until there was no room',
      url: 'https://wikitech.wikimedia.org/wiki/Incident_documentation/20150406-EventLogging',
    },
  ],
  briefing: markdown(import.meta.url, 'briefing.md'),
  extraTraffic: [
    {
      id: 'returning-visitors',
      title: 'Come back',
      promise: 'open a product they have seen before',
      weight: 1,
      latencyMs: 1_000,
      loadPerSecond: 10,
      judged: false,
      // Their browsers bring along what consent banners and trackers left behind.
      steps: [
        {
          request: {
            path: '/products/${int:1:6000}',
            headers: {
              cookie: `seen=1; consent=${'CPzHq4APzHq4AAGABCENATEIAACgAAAAAAAA'.repeat(38)}; visitor=\${nonce}`,
            },
          },
          expect: { status: 200 },
        },
      ],
    },
  ],
  hints: [
    {
      level: 'orientation',
      text: 'The page that fails says why it fails, if you ask it with curl. Ask a few times: is it always the same node that answers badly?',
    },
    {
      level: 'area',
      text: 'Something on that node can no longer be written. Compare `df` with `du` there, and keep in mind that a file has a name and, apart from it, a process that holds it open.',
    },
    {
      level: 'procedure',
      text: 'The log volume of the API nodes is full of debug.log. Stop the growth (`flag list`), give the space back without breaking the open file (`truncate`), then find out why logrotate never touched that file (`logrotate -d`).',
    },
  ],
  limitMinutes: 25,
  faults: [
    { id: 'rotation-1', kind: 'file.edit', target: 'api-1', with: rotationMissesTheLogs, waitMs: [15_000, 60_000] },
    {
      id: 'rotation-2',
      kind: 'file.edit',
      target: 'api-2',
      with: rotationMissesTheLogs,
      after: 'rotation-1',
      waitMs: [0, 0],
    },
    {
      id: 'talkative',
      kind: 'flag.set',
      target: 'ops',
      with: { flag: 'log_level', value: 'debug', by: 'checkout team' },
      after: 'rotation-2',
      waitMs: [500, 5_000],
    },
  ],
  truth: {
    impact: ['browse', 'price', 'account', 'checkout', 'mail'],
    components: [
      { service: 'api-1', facet: 'volume' },
      { service: 'api-2', facet: 'volume' },
    ],
    neighbours: ['edge', 'ops'],
    mechanism: ['logging-or-observability-induced', 'hard-resource-limit'],
    object: namesOf(
      ['api-1', 'api-2', 'ops'],
      [
        'flag:log_level',
        'flags.log_level',
        'log_level',
        'config:log_level',
        'file:/var/log/api/debug.log',
        '/var/log/api/debug.log',
        'debug.log',
        'file:/etc/logrotate.d/api',
        '/etc/logrotate.d/api',
        'logrotate',
      ],
    ),
    trigger: ['flag-change', 'config-change'],
  },
  alerts: ['checkout-failing', 'browse-failing', 'login-failing', 'mail-late', 'api-1-errors', 'api-2-errors'],
  // A slow fault: a volume takes its time to fill.
  maxImpactDelayMs: 420_000,
  guards: [...shopIsWhole],
  invariants: [...ordersAreKept],
  durability: [
    {
      title: 'Three more megabytes of debug log on each node are rotated away within 45 s',
      ...bash(
        'ops',
        `for node in api-1 api-2; do
          on $node bash -c 'cd /var/log/api && { [ -e debug.log ] || install -o shop -g shop -m 644 /dev/null debug.log; } && line=$(printf "{\\"level\\":\\"debug\\",\\"msg\\":\\"response\\",\\"body\\":\\"%01000d\\"}" 0) && yes "$line" | head -c 3145728 >> debug.log' || exit 1
        done
        for i in $(seq 45); do
          left=0
          for node in api-1 api-2; do on $node find /var/log/api/debug.log -size +1500k | grep -q . && left=1; done
          [ $left = 0 ] && exit 0
          sleep 1
        done
        exit 1`,
        { timeoutMs: 120_000 },
      ),
    },
    {
      title: 'Both log volumes have room left',
      ...bash('ops', onBoth(`bash -c 'test $(df --output=pcent /var/log/api | tail -1 | tr -dc 0-9) -lt 92'`)),
    },
  ],
  collateral: [
    ...commonHarm,
    {
      id: 'level-back',
      title: 'The debug level was left on in production',
      cost: 0.1,
      ...bash('ops', 'test "$(flag get log_level)" = info'),
    },
    {
      id: 'evidence-kept',
      title: 'The request logs of the last hour were thrown away',
      cost: 0.1,
      ...bash('ops', onBoth('test -s /var/log/api/access.log.1')),
    },
  ],
  par: { detectMs: 90_000, localiseMs: 180_000, diagnoseMs: 270_000, mitigateMs: 300_000, downtimeMin: 2.2 },
  solution: {
    id: 'quiet-empty-rotate',
    title: 'Level back to info, empty the open file in place, mend the rotation and see it run',
    steps: [look, quietLog, emptyLog, mendRotation, rotate],
  },
  alternatives: [
    {
      id: 'delete-and-reopen',
      title: 'Level back, mend the rotation, delete the file and restart the nodes in turn so that they let go of it',
      credit: 'full',
      steps: [
        quietLog,
        mendRotation,
        bash(
          'ops',
          `for node in api-1 api-2; do lb drain $node && on $node rm /var/log/api/debug.log && svc $node restart && sleep 2 && lb enable $node || exit 1; done`,
          { timeoutMs: 60_000 },
        ),
      ],
    },
    {
      id: 'rotation-only',
      title: 'Empty the file and mend the rotation; the debug level is left on, which costs a little, and holds',
      credit: 'full',
      steps: [mendRotation, emptyLog, rotate],
    },
    {
      id: 'level-only',
      title: 'Level back and empty the file; the rotation stays broken for the next time',
      credit: 'partial',
      steps: [quietLog, emptyLog],
    },
    {
      id: 'truncate-only',
      title: 'Empty the file and nothing else: it is full again in minutes',
      credit: 'partial',
      steps: [emptyLog],
    },
  ],
  wrongMoves: [
    {
      id: 'rm-and-walk-away',
      title: 'Delete debug.log',
      harm: 'The name is gone, the bytes are not: the process still holds the file open. df stays at 100 %, and now nobody can see why.',
      expect: 'not-mitigated',
      steps: [bash('ops', onBoth('rm -f /var/log/api/debug.log'))],
    },
    {
      id: 'restart-both',
      title: 'Restart both API nodes at once',
      harm: 'For some seconds nobody serves the shop, and the volume is as full as before.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'svc api-1 restart & svc api-2 restart & wait')],
    },
    {
      id: 'wipe-the-folder',
      title: 'Delete everything in /var/log/api',
      harm: 'The old request logs go, and with them the evidence; requests are logged into a file without a name. It fills up again.',
      expect: 'relapse',
      steps: [bash('ops', `for node in api-1 api-2; do on $node sh -c 'rm -rf /var/log/api/*'; done`)],
    },
    {
      id: 'drain-the-loud-one',
      title: 'Take the failing node out of the edge and leave it there',
      harm: 'The other node writes twice as much and fills up twice as fast; then nobody is left.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'lb drain api-1')],
    },
  ],
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'never-recovers' },
});
