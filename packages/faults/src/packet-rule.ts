import type { Words } from './held.ts';
import type { Place, Rules, Traffic } from './net-fault.ts';

/** Seen from the service a fault is aimed at. */
export type Direction = 'out' | 'in';

/** What iptables calls the packets of a fault. */
export function matching({ port }: Traffic, { address }: Place, direction: Direction): Words {
  const [peer, portOfPeer, device] = direction === 'out' ? ['-d', '--dport', '-o'] : ['-s', '--sport', '-i'];
  return [
    ...(address === null ? ['!', device, 'lo'] : [peer, address]),
    ...(port === undefined ? [] : ['-p', 'tcp', portOfPeer, `${port}`]),
  ];
}

type Ways = Readonly<Partial<Record<Direction, readonly Words[]>>>;
const hooks = { out: 'OUTPUT', in: 'INPUT' } as const;

/** Rules in a chain of our own, hung in front of all others where packets leave or arrive. */
export const chain = (name: string, ways: Ways): Rules => table('mangle', name, ways);

/** The same in a table that offers what the rules ask for: only `filter` may reject, only `nat` may redirect. */
export function table(tableName: 'mangle' | 'filter' | 'nat', name: string, ways: Ways): Rules {
  const iptables = (...words: string[]): Words => ['iptables', '-w', '5', '-t', tableName, ...words];
  const own = (direction: Direction) => `${name}-${direction}`;
  const directions = (['out', 'in'] as const).filter((direction) => ways[direction] !== undefined);
  const [first = 'out'] = directions;
  return {
    make: directions.flatMap((direction) => [
      iptables('-N', own(direction)),
      ...(ways[direction] ?? []).map((rule) => iptables('-A', own(direction), ...rule)),
      iptables('-I', hooks[direction], '-j', own(direction)),
    ]),
    undo: directions.flatMap((direction) => [
      iptables('-D', hooks[direction], '-j', own(direction)),
      iptables('-F', own(direction)),
      iptables('-X', own(direction)),
    ]),
    isThere: iptables('-C', hooks[first], '-j', own(first)),
  };
}

/** A number for a netfilter queue that follows from the name, so that two faults rarely meet. */
export function queueNumber(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 60_000;
  return sum + 1;
}
