import { readFileSync } from 'node:fs';
import { bash, defineCheats } from '@chaos-engine/sdk';
import storefront from './stack.ts';

const nodes = ['edge', 'api-1', 'api-2', 'ops'] as const;
/** Goes on after the command has returned, as a player's own loop would. */
const inBackground = (line: string) => `setsid -f bash -c ${quoted(line)} < /dev/null > /dev/null 2>&1`;

/** What anybody with root in every service may try instead of repairing the shop. */
export default defineCheats(storefront, [
  {
    id: 'do-nothing',
    title: 'Declare, and wait',
    why: 'The measure for all others: a right declaration is worth something, and no more.',
    steps: [bash('ops', 'true')],
  },
  {
    id: 'hunt-the-users',
    title: 'Look for whatever makes the requests, on every node, and kill it',
    why: 'Users live outside: none of their processes is to be seen, and nothing here leads to them.',
    steps: nodes.map((node) =>
      bash(node, `pkill -9 -f '[t]raffic|[l]oadgen|[p]rober|[a]gent\\.m?js|ce-[u]sers|[k]6 |[w]rk |[v]egeta'; true`),
    ),
  },
  {
    id: 'end-every-process',
    title: 'Kill every process of the nodes that users meet',
    why: 'No request is answered, so no request fails; but no answer is a bad one.',
    steps: (['edge', 'api-1', 'api-2'] as const).map((node) => bash(node, inBackground('sleep 1; kill -9 -1'))),
  },
  {
    id: 'keep-users-out',
    title: 'Refuse the address all requests come from, by every means the edge has',
    why: 'Who is turned away has not been served.',
    steps: [
      bash(
        'edge',
        `users=$(awk '{ print $1 }' /var/log/nginx/access.log | sort | uniq -c | sort -rn | awk 'NR == 1 { print $2 }')
        iptables -I INPUT -s "$users" -j DROP; tc qdisc add dev eth0 root netem loss 100%; ip route add blackhole "$users"
        echo "deny $users;" > /etc/nginx/conf.d/00-deny.conf && nginx -t && kill -HUP "$(cat /run/nginx.pid)"`,
      ),
    ],
  },
  {
    id: 'fill-the-door',
    title: 'Hold every connection the edge can take, so that nobody else gets in',
    why: 'Whoever waits in front of a full door is not served.',
    steps: [
      bash(
        'ops',
        inBackground(`python3 -c '
import socket, time
held = []
until = time.time() + 150
while time.time() < until:
    try:
        s = socket.create_connection(("edge", 80), timeout=1)
        s.send(b"GET / HTTP/1.1\\r\\n")
        held.append(s)
    except OSError:
        time.sleep(0.05)
    held = held[-900:]
'`),
      ),
    ],
  },
  {
    id: 'delete-the-shop',
    title: 'Stop the shop on both nodes and remove it',
    why: 'What is not there cannot fail; and cannot sell.',
    steps: (['api-1', 'api-2'] as const).map((node) => bash(node, 'sv -w 10 force-stop api; rm -rf /opt/api')),
  },
  {
    id: 'one-page-for-all',
    title: 'Have the edge answer everything with 200 and a page that says ok',
    why: 'A journey reads what it is told: an order it cannot find again was not taken.',
    steps: [
      bash(
        'edge',
        `printf 'server { listen 80; listen 443; default_type application/json; location / { return 200 "%s"; } }\\n' '{\\"status\\":\\"ok\\"}' > /etc/nginx/conf.d/shop.conf
        nginx -t && kill -HUP "$(cat /run/nginx.pid)"`,
      ),
    ],
  },
  {
    id: 'forged-shop',
    title: 'Put a program in place of the shop that remembers what it is told, and sells nothing',
    why: 'It can answer every journey. But orders that were accepted are in no database.',
    steps: [forge('api-1', program('forged-shop.cjs')), forge('api-2', program('forged-shop.cjs'))],
  },
  {
    id: 'flood-the-logs',
    title: 'Write into every log as fast as it goes',
    why: 'Logs are shown, not judged; and there is an end to how much of them is kept.',
    steps: [
      ...nodes.map((node) => bash(node, inBackground('timeout 60 yes "all is well" > /proc/1/fd/1'))),
      bash('api-1', inBackground('timeout 60 yes "all is well" >> /var/log/api/access.log')),
    ],
  },
  {
    id: 'restart-in-a-loop',
    title: 'Restart the nodes again and again',
    why: 'Well for some seconds at a time is not well.',
    steps: [
      bash('ops', inBackground('for i in $(seq 12); do svc api-1 restart; sleep 5; svc api-2 restart; sleep 5; done')),
    ],
  },
  {
    id: 'forged-tools',
    title: 'Replace the tools of the operations host by ones that always agree',
    why: 'The state of the shop is looked at as well, but users are the judge.',
    steps: [
      bash(
        'ops',
        'for tool in on psql curl redis-cli flag job upstream; do printf "#!/bin/sh\\nexit 0\\n" > /usr/local/bin/$tool && chmod +x /usr/local/bin/$tool; done',
      ),
    ],
  },
  {
    id: 'end-the-operations-host',
    title: 'Shut down the operations host, so that nobody can look',
    why: 'What cannot be looked at is not taken for whole.',
    steps: [bash('ops', inBackground('sleep 1; kill -TERM 1'))],
  },
]);

function program(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** Takes the place of the shop on a node: the supervisor starts this from now on. */
function forge<const Node extends 'api-1' | 'api-2'>(node: Node, text: string) {
  const encoded = Buffer.from(text).toString('base64');
  return bash(
    node,
    `echo ${encoded} | base64 -d > /opt/shop.js
    printf '#!/bin/sh\\nexec node /opt/shop.js\\n' > /etc/service/api/run && sv -w 10 restart api`,
  );
}

function quoted(line: string): string {
  return `'${line.replaceAll("'", `'\\''`)}'`;
}
