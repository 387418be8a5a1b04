import { isIPv4, isIPv6 } from 'node:net';
import { type Reading, refuse } from './reading.ts';
import type { Path } from './refusal.ts';
import type { ServiceSpec } from './round-spec.ts';
import type { RawService } from './service-schema.ts';

/** The networks a service is on; `default` when it names none. */
export function readNetworks(raw: RawService, service: string, path: Path, reading: Reading): ServiceSpec['networks'] {
  const asked = raw.networks ?? ['default'];
  const entries = Array.isArray(asked) ? asked.map((name) => [name, null] as const) : Object.entries(asked);
  return entries.map(([network, options]) => {
    const here = [...path, 'networks', ...(Array.isArray(asked) ? [] : [network])];
    if (!reading.networks.has(network)) refuse(here, `the network ${network} is not declared under networks`);
    const aliases = options?.aliases ?? [];
    for (const alias of aliases) {
      if (!/^(?!ce|chaos)[a-z0-9][a-z0-9._-]{0,62}$/.test(alias))
        refuse([...here, 'aliases'], `${alias} is not an acceptable name`);
      if (alias !== service && (reading.services.has(alias) || reading.profiled.has(alias)))
        refuse([...here, 'aliases'], `${alias} is the name of another service`);
    }
    return { network, aliases };
  });
}

/** Checks ports: they are never bound on the host, so only that they make sense matters. */
export function checkPorts(raw: RawService, path: Path, reading: Reading): void {
  (raw.ports ?? []).forEach((port, index) => {
    const target = typeof port === 'object' ? port.target : (String(port).split('/')[0]?.split(':').at(-1) ?? '');
    checkPort(String(target), [...path, 'ports', index]);
  });
  (raw.expose ?? []).forEach((port, index) => {
    checkPort(String(port).split('/')[0] ?? '', [...path, 'expose', index]);
  });
  if ((raw.ports ?? []).length > 0)
    reading.note([...path, 'ports'], 'not bound on the host: reached through the war room');
}

function checkPort(text: string, path: Path): void {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) refuse(path, `${text} is not one port from 1 to 65535`);
}

/** Extra names, for addresses that lead nowhere but to the container itself or into documentation. */
export function readExtraHosts(raw: RawService, path: Path, reading: Reading): readonly string[] {
  const asked = raw.extra_hosts ?? [];
  const pairs: readonly (readonly [string, string])[] = Array.isArray(asked)
    ? asked.map((item) => {
        const at = item.search(/[:=]/);
        return [item.slice(0, Math.max(at, 0)), item.slice(at + 1).replace(/^\[(.*)\]$/, '$1')] as const;
      })
    : Object.entries(asked).flatMap(([name, value]) => [value].flat().map((address) => [name, address] as const));
  return pairs.map(([name, address]) => {
    const here = [...path, 'extra_hosts'];
    if (!/^[a-z0-9][a-z0-9.-]{0,62}$/i.test(name) || reading.services.has(name))
      refuse(here, `${name || 'an entry'} is not a free host name`);
    if (!leadsNowhere(address))
      refuse(
        here,
        `${address} is not accepted; allowed: 127.0.0.0/8, ::1, 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24`,
      );
    return `${name}:${address}`;
  });
}

function leadsNowhere(address: string): boolean {
  if (isIPv4(address)) return /^(?:127\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/.test(address);
  return isIPv6(address) && (address === '::1' || /^2001:0?db8:/i.test(address));
}
