import { readLimits } from './read-limits.ts';
import { readMounts } from './read-mounts.ts';
import { checkPorts, readExtraHosts, readNetworks } from './read-network.ts';
import { type Reading, refuse } from './reading.ts';
import type { Path } from './refusal.ts';
import type { HealthSpec, ServiceSpec } from './round-spec.ts';
import type { RawService } from './service-schema.ts';
import { shellWords } from './shell-words.ts';

const longestGraceMs = 10_000;
const stopSignals = new Set(['TERM', 'INT', 'QUIT', 'HUP', 'USR1', 'USR2', 'KILL', 'WINCH']);

/** One service in normal form. Throws `Refusal`; what is done otherwise than asked is noted. */
export function readService(name: string, raw: RawService, reading: Reading): ServiceSpec {
  const path = ['services', name];
  noteIgnored(raw, path, reading);
  checkPorts(raw, path, reading);
  return {
    name,
    image: raw.image,
    command: readCommand(raw.command, [...path, 'command']),
    entrypoint: readCommand(raw.entrypoint, [...path, 'entrypoint']),
    environment: raw.environment ?? {},
    labels: raw.labels ?? {},
    hostname: raw.hostname ?? name,
    user: raw.user === undefined ? null : String(raw.user),
    workingDir: raw.working_dir ?? null,
    tty: raw.tty ?? false,
    stdinOpen: raw.stdin_open ?? false,
    readOnly: raw.read_only ?? false,
    stopSignal: readStopSignal(raw, path, reading),
    stopGraceMs: Math.min(raw.stop_grace_period ?? longestGraceMs, longestGraceMs),
    dependsOn: readDependencies(raw, path, reading),
    health: readHealth(raw, path),
    networks: readNetworks(raw, name, path, reading),
    ...readMounts(raw, path, reading),
    capabilities: (['NET_RAW', 'SYS_PTRACE'] as const).filter((capability) => raw.cap_add?.includes(capability)),
    limits: readLimits(raw, path, reading),
    sysctls: raw.sysctls ?? {},
    extraHosts: readExtraHosts(raw, path, reading),
  };
}

function readCommand(raw: RawService['command'], path: Path): readonly string[] | null {
  if (raw === undefined || raw === null) return null;
  return typeof raw === 'string' ? (shellWords(raw) ?? refuse(path, 'a quote is not closed')) : raw;
}

function readDependencies(raw: RawService, path: Path, reading: Reading): ServiceSpec['dependsOn'] {
  const asked = raw.depends_on ?? [];
  const until = {
    service_started: 'started',
    service_healthy: 'healthy',
    service_completed_successfully: 'completed',
  } as const;
  const entries = Array.isArray(asked)
    ? asked.map((service) => ({ service, until: 'started' as const }))
    : Object.entries(asked).map(([service, how]) => ({ service, until: until[how.condition] }));
  const links = (raw.links ?? []).map((link, index) => {
    const [service = '', alias = service] = link.split(':');
    if (alias !== service) refuse([...path, 'links', index], 'a link takes no other name; use an alias on a network');
    return { service, until: 'started' as const };
  });
  const all = [...entries, ...links.filter((link) => !entries.some((entry) => entry.service === link.service))];
  for (const { service } of all) {
    if (reading.profiled.has(service)) refuse([...path, 'depends_on'], `${service} runs only in a profile`);
    if (!reading.services.has(service)) refuse([...path, 'depends_on'], `there is no service ${service}`);
  }
  return all;
}

function readHealth(raw: RawService, path: Path): HealthSpec | 'off' | null {
  const check = raw.healthcheck;
  if (check === undefined) return null;
  if (check.disable === true) return 'off';
  if (check.test === undefined) return null;
  const test = typeof check.test === 'string' ? ['CMD-SHELL', check.test] : check.test;
  if (test[0] === 'NONE') return 'off';
  const complete = (test[0] === 'CMD' && test.length > 1) || (test[0] === 'CMD-SHELL' && test.length === 2);
  if (!complete)
    refuse([...path, 'healthcheck', 'test'], 'a check is a line, ["CMD", ...], ["CMD-SHELL", line] or ["NONE"]');
  return {
    test,
    timeoutMs: Math.min(check.timeout ?? 5_000, 30_000),
    intervalMs: Math.max(check.interval ?? 1_000, 1_000),
  };
}

function readStopSignal(raw: RawService, path: Path, reading: Reading): string | null {
  if (raw.stop_signal === undefined) return null;
  const name = raw.stop_signal.replace(/^SIG/, '');
  if (stopSignals.has(name)) return `SIG${name}`;
  reading.note([...path, 'stop_signal'], 'stopped by SIGTERM');
  return null;
}

function noteIgnored(raw: RawService, path: Path, reading: Reading): void {
  const note = (key: string, text: string) => reading.note([...path, key], text);
  if (raw.restart !== undefined && raw.restart !== 'no')
    note('restart', 'Docker never restarts a service here: a crash stays visible');
  if (raw.container_name !== undefined) note('container_name', 'ignored: containers are named by the round');
  if (raw.pull_policy !== undefined) note('pull_policy', 'ignored: nothing is pulled while a round starts');
  if (raw.logging !== undefined) note('logging', 'replaced by a bounded local log');
  if (raw.init === false) note('init', 'an init process always runs');
  if ((raw.stop_grace_period ?? 0) > longestGraceMs)
    note('stop_grace_period', `limited to ${longestGraceMs / 1_000} s`);
  if (raw.ulimits !== undefined && Object.keys(raw.ulimits).some((key) => key !== 'nofile'))
    note('ulimits', 'core and fsize are fixed; pids_limit counts processes');
  if ((raw.scale ?? raw.deploy?.replicas ?? 1) !== 1)
    note(raw.scale === undefined ? 'deploy' : 'scale', 'one copy runs; write a second service for another');
}
