import { ChaosError } from '@chaos-engine/core';
import type { ContainerCreateOptions } from 'dockerode';

/** One field that is not as asked. */
export interface Difference {
  readonly field: string;
  readonly asked: unknown;
  readonly found: unknown;
}

interface Inspected {
  readonly Image: string;
  readonly Config: Readonly<Record<string, unknown>>;
  readonly HostConfig: Readonly<Record<string, unknown>>;
}

// Written by the engine in another form than asked: lists whose order says nothing, and names with or without a prefix.
const unordered = new Set(['CapAdd', 'CapDrop', 'MaskedPaths', 'ReadonlyPaths', 'Ulimits', 'SecurityOpt']);
const configFields = [
  'Hostname',
  'Domainname',
  'User',
  'WorkingDir',
  'Tty',
  'OpenStdin',
  'Healthcheck',
  'Labels',
] as const;
// Empty in the request: the image's own is used.
const fromImage = new Set(['User', 'WorkingDir']);

/**
 * Compares what an engine made with what was asked, every field of HostConfig, SecurityOpt as parsed JSON. Fields the
 * engine adds must be empty. An empty list means that nothing differs.
 */
export function differences(asked: ContainerCreateOptions, found: Inspected): readonly Difference[] {
  const out: Difference[] = [];
  const compare = (field: string, wanted: unknown, got: unknown, name: string) => {
    if (canonical(name, wanted) !== canonical(name, got)) out.push({ field, asked: wanted, found: got });
  };
  compare('Image', asked.Image, found.Image, 'Image');
  const config = asked as Readonly<Record<string, unknown>>;
  for (const name of configFields) {
    if (fromImage.has(name) && config[name] === '') continue;
    // Whoever shares another's network has its name as well, and may not ask for one.
    if (name.endsWith('name') && config[name] === undefined) continue;
    if (name === 'Labels') compareLabels(config.Labels, found.Config.Labels, compare);
    else compare(`Config.${name}`, config[name], found.Config[name], name);
  }
  const host = (asked.HostConfig ?? {}) as Readonly<Record<string, unknown>>;
  for (const name of new Set([...Object.keys(host), ...Object.keys(found.HostConfig)])) {
    if (!harmless.has(name)) compare(`HostConfig.${name}`, host[name], found.HostConfig[name], name);
  }
  return out;
}

// What an engine fills in that decides nothing about isolation.
const harmless = new Set([
  'ConsoleSize',
  'ContainerIDFile',
  'Isolation',
  'Runtime',
  'VolumeDriver',
  'KernelMemory',
  'KernelMemoryTCP',
  'CpuCount',
  'CpuPercent',
  'IOMaximumIOps',
  'IOMaximumBandwidth',
  'Annotations',
]);

/** Throws SANDBOX_MISMATCH naming the fields that differ. */
export function attest(service: string, asked: ContainerCreateOptions, found: Inspected): void {
  const [first, ...others] = differences(asked, found);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and ${others.map((other) => other.field).join(', ')})`;
  throw new ChaosError(
    'SANDBOX_MISMATCH',
    `service ${service}: the engine changed ${first.field}${more}: asked for ${shown(first.asked)}, found ${shown(first.found)}; the container was removed`,
  );
}

// Images bring labels of their own; every one of ours must be there unchanged.
function compareLabels(
  asked: unknown,
  found: unknown,
  compare: (field: string, wanted: unknown, got: unknown, name: string) => void,
): void {
  const got = (found ?? {}) as Readonly<Record<string, string>>;
  for (const [key, value] of Object.entries((asked ?? {}) as Readonly<Record<string, string>>)) {
    compare(`Config.Labels.${key}`, value, got[key], 'Label');
  }
}

function canonical(name: string, value: unknown): string {
  if (isEmpty(value)) return 'null';
  if (Array.isArray(value) && unordered.has(name)) {
    return JSON.stringify(value.map((item) => stable(normalItem(name, item))).sort());
  }
  return stable(value);
}

function normalItem(name: string, item: unknown): unknown {
  if (typeof item !== 'string') return item;
  if (name === 'CapAdd' || name === 'CapDrop') return item.replace(/^CAP_/, '');
  if (name !== 'SecurityOpt') return item;
  if (/^no-new-privileges(?:[:=]true)?$/.test(item)) return 'no-new-privileges';
  return item.startsWith('seccomp=') ? ['seccomp', parsed(item.slice('seccomp='.length))] : item;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

// Absent, `null`, 0, false, '' and {} are one and the same to the Engine.
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function stable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  const entries = Object.entries(value).filter(([, child]) => !isEmpty(child));
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, child]) => `${JSON.stringify(key)}:${stable(child)}`)
    .join(',')}}`;
}

const shown = (value: unknown): string => {
  const text = stable(value);
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
};
