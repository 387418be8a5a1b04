import { isChaosError } from '@chaos-engine/core';
import { checkBytes } from './check-bytes.ts';
import { dependencyOrder } from './dependency-order.ts';
import { explainIssue } from './explain-issue.ts';
import { fileSchema, type RawFile, trustedFileSchema } from './file-schema.ts';
import { type Budget, defaultBudget, fitBudget } from './fit-budget.ts';
import { type ParsedYaml, parseYaml, YamlRefusal } from './parse-yaml.ts';
import { readService } from './read-service.ts';
import { type Reading, refuse } from './reading.ts';
import { composeRefused, keyOf, type Path, Refusal } from './refusal.ts';
import type { Note, RoundSpec } from './round-spec.ts';

export interface ReadOptions {
  /** Name of the file, for errors. */
  readonly file: string;
  /** Is there such a file beside the Compose file? Paths are relative, without `./`. */
  readonly hasPackageFile: (path: string) => boolean;
  /** `build` may stand beside `image`: the stack is one of ours, and its images are built before. */
  readonly trustedBuild?: boolean;
  /** What the services may take together. */
  readonly budget?: Budget;
}

/**
 * Reads a Compose file into a `RoundSpec` by a closed schema: what is not known to be harmless is refused. Touches no
 * file, no environment and no network. Throws COMPOSE_REFUSED naming file, line, key and what is allowed.
 */
export function readCompose(bytes: Uint8Array, options: ReadOptions): RoundSpec {
  let yaml: ParsedYaml | null = null;
  try {
    yaml = parseYaml(checkBytes(bytes));
    return toRoundSpec(yaml, options);
  } catch (error) {
    if (isChaosError(error) || !(error instanceof Refusal)) throw error;
    const line = error instanceof YamlRefusal ? error.line : (yaml?.lineOf(error.path) ?? 1);
    throw composeRefused(options.file, line, error.path, error.message);
  }
}

function toRoundSpec(yaml: ParsedYaml, options: ReadOptions): RoundSpec {
  const notes: Note[] = [];
  const note = (path: Path, text: string) => notes.push({ key: keyOf(path), line: yaml.lineOf(path), text });

  const root = withoutExtensions(yaml.value, note);
  const parsed = (options.trustedBuild === true ? trustedFileSchema : fileSchema).safeParse(root);
  if (!parsed.success) {
    const { path, problem } = explainIssue(parsed.error);
    refuse(path, problem);
  }
  const file = parsed.data as RawFile;
  noteResources(file, note);

  const entries = Object.entries(file.services);
  const running = entries.filter(([, service]) => (service.profiles ?? []).length === 0);
  if (running.length === 0) refuse(['services'], 'every service stands in a profile; at least one must always run');
  const profiled = entries.filter((entry) => !running.includes(entry)).map(([name]) => name);
  for (const name of profiled) note(['services', name, 'profiles'], 'not started: it stands in a profile');

  const reading: Reading = {
    services: new Set(running.map(([name]) => name)),
    profiled: new Set(profiled),
    networks: new Set(['default', ...Object.keys(file.networks ?? {})]),
    volumes: new Set(Object.keys(file.volumes ?? {})),
    configs: new Map(Object.entries(file.configs ?? {})),
    secrets: new Map(Object.entries(file.secrets ?? {})),
    hasPackageFile: options.hasPackageFile,
    note,
  };
  const services = running.map(([name, service]) => readService(name, service, reading));
  // A service that does not run is held to the same rules: it stands in the file that people trust.
  for (const name of profiled)
    readService(name, file.services[name] as RawFile['services'][string], {
      ...reading,
      services: new Set([...reading.services, ...profiled]),
      profiled: new Set(),
      note: () => {},
    });

  const sorted = dependencyOrder(services);
  if ('circle' in sorted)
    return refuse(['services', sorted.circle[0] ?? ''], `depends on itself: ${sorted.circle.join(', ')}`);
  const used = (names: readonly (string | null)[]) => [...new Set(names)].filter((name) => name !== null);
  const fitted = fitBudget(sorted.order, options.budget ?? defaultBudget);
  if (fitted !== sorted.order)
    note(['services'], 'together they ask for more than a round may take: all limits are lowered in proportion');
  return {
    services: fitted,
    networks: used(services.flatMap((service) => service.networks.map((use) => use.network))),
    volumes: used(services.flatMap((service) => service.volumes.map((use) => use.volume))),
    notes,
  };
}

/** Drops `x-*` where Compose allows it; merge keys have taken what they need by now. */
function withoutExtensions(value: unknown, note: (path: Path, text: string) => void, path: Path = []): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const deeper = path.length === 0 ? ['services', 'networks', 'volumes', 'configs', 'secrets'] : [];
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      // The names of services and volumes are nobody's extensions.
      if (path.length !== 1 && key.startsWith('x-')) {
        note([...path, key], 'ignored');
        return [];
      }
      const descend = path.length === 1 || deeper.includes(key);
      return [[key, descend ? withoutExtensions(child, note, [...path, key]) : child]];
    }),
  );
}

function noteResources(file: RawFile, note: (path: Path, text: string) => void): void {
  if (file.name !== undefined) note(['name'], 'ignored: the project is named by the round');
  for (const [name, network] of Object.entries(file.networks ?? {})) {
    if (network?.name !== undefined) note(['networks', name, 'name'], 'ignored: networks are named by the round');
    if (network?.internal === false) note(['networks', name, 'internal'], 'every network is internal');
    if (network?.attachable === true) note(['networks', name, 'attachable'], 'no network is attachable');
  }
  for (const [name, volume] of Object.entries(file.volumes ?? {})) {
    if (volume?.name !== undefined) note(['volumes', name, 'name'], 'ignored: volumes are named by the round');
  }
}
