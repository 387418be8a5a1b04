import { bash } from '@chaos-engine/sdk';

/** How a changed thing may be named by a responder: every service that has to do with it, every usual spelling. */
export function namesOf<const Service extends string>(services: readonly Service[], keys: readonly string[]) {
  return services.flatMap((service) => keys.map((key) => ({ service, key })));
}

/** Conditions without which no recovery counts: the shop is whole, it is the shop, and no user is kept out. */
export const shopIsWhole = [
  {
    id: 'both-nodes-run',
    title: 'Both API nodes run the shop',
    ...bash('ops', 'for node in api-1 api-2; do curl -fsS -m 3 -o /dev/null http://$node:3000/healthz || exit 1; done'),
  },
  {
    id: 'edge-uses-both',
    title: 'The edge sends users to both API nodes',
    service: 'edge',
    argv: ['sh', '-c', 'test "$(upstream status | grep -c "in service")" -eq 2'],
  },
  {
    id: 'orders-arrive',
    title: 'Orders that are accepted reach the database',
    // Something that only answers like the shop is not the shop. The last lines are those of a few seconds.
    ...bash(
      'ops',
      `lines=$(on edge tail -n 200 /var/log/nginx/access.log) || exit 1
      taken=$(grep -c '"POST /checkout[^"]*" 201 ' <<< "$lines")
      test "$taken" -lt 3 || test "$(psql -XAtc "select count(*) from orders where created_at > now() - interval '15 seconds'")" -gt 0`,
    ),
  },
] as const;

/**
 * The job stream in Redis is written after an order has been committed, so it is a second witness: each of the last 5,000
 * orders it announces must be in the database. The orders the shop began with are counted too.
 */
export const ordersAreKept = [
  {
    id: 'announced-orders-exist',
    title: 'Every order that was accepted is in the database',
    ...bash(
      'ops',
      `ids=$(redis-cli -h redis --raw xrevrange jobs + - count 5000 | awk 'p == "order" && /^[0-9]+$/ { print } { p = $0 }' | paste -sd,)
      lost="select count(*) from unnest('{$ids}'::bigint[]) announced where not exists (select from orders where id = announced)"
      test -n "$ids" && test "$(psql -XAtc "$lost")" = 0`,
    ),
  },
] as const;

/** Harm that a mitigation of any kind can do beside the incident. */
export const commonHarm = [
  {
    id: 'database-not-restarted',
    title: 'The database was restarted',
    cost: 0.05,
    ...bash('pg-primary', sameAgeAsNode('postgres')),
  },
  {
    id: 'cache-not-restarted',
    title: 'Redis was restarted',
    cost: 0.05,
    ...bash('redis', sameAgeAsNode('redis-server')),
  },
  {
    id: 'jobs-still-scheduled',
    title: 'A scheduled job was left paused',
    cost: 0.05,
    ...bash('ops', '! job list | grep -qi paused'),
  },
  {
    id: 'requests-still-logged',
    title: 'Requests are no longer logged',
    cost: 0.3,
    ...bash(
      'ops',
      'for node in api-1 api-2; do on $node find /var/log/api/access.log -mmin -2 -size +0 | grep -q . || exit 1; done',
    ),
  },
] as const;

/** The oldest process of that name began with its node, give or take a minute. */
function sameAgeAsNode(process: string): string {
  return `oldest=$(ps -o etimes= -C ${process} | sort -n | tail -1); test $(($(ps -o etimes= -p 1) - oldest)) -lt 60`;
}
