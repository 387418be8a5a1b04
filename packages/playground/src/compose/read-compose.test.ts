import { readFileSync } from 'node:fs';
import { isChaosError } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readCompose } from './read-compose.ts';
import type { RoundSpec } from './round-spec.ts';

interface CorpusEntry {
  readonly file: string;
  readonly expected: 'reject' | 'neutralise' | 'accept';
  readonly about: string;
  readonly packageFiles?: readonly string[];
}

const folder = new URL('../../test/corpora/', import.meta.url);
const corpus = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as readonly CorpusEntry[];
const textOf = (entry: CorpusEntry) => readFileSync(new URL(entry.file, folder));

function read(text: string | Uint8Array, packageFiles: readonly string[] = [], trustedBuild = false): RoundSpec {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readCompose(bytes, {
    file: 'compose.yaml',
    hasPackageFile: (path) => packageFiles.includes(path),
    trustedBuild,
  });
}

/** The verdict on a file, and for a refusal what a person would read. */
function verdict(text: string | Uint8Array, packageFiles: readonly string[] = []) {
  try {
    const { notes } = read(text, packageFiles);
    return { verdict: notes.length === 0 ? 'accept' : 'neutralise', message: '' };
  } catch (error) {
    if (!isChaosError(error) || error.code !== 'COMPOSE_REFUSED') throw error;
    return { verdict: 'reject', message: error.message };
  }
}

const refusal = (text: string, packageFiles: readonly string[] = []) => verdict(text, packageFiles).message;
const service = (lines: string) => `services:\n  web:\n    image: nginx:1.27\n${lines.replace(/^/gm, '    ')}\n`;

describe('a Compose file of the corpus', () => {
  it.each(corpus.filter((entry) => entry.expected === 'reject'))('is refused: $about', (entry) => {
    const { verdict: got, message } = verdict(textOf(entry), entry.packageFiles);
    expect(got).toBe('reject');
    expect(message).toMatch(/^compose\.yaml:\d+: \S/);
  });

  it.each(corpus.filter((entry) => entry.expected === 'neutralise'))(
    'is held harmless and says so: $about',
    (entry) => {
      expect(verdict(textOf(entry), entry.packageFiles).verdict).toBe('neutralise');
    },
  );

  it.each(corpus.filter((entry) => entry.expected === 'accept'))('is accepted: $about', (entry) => {
    expect(verdict(textOf(entry), entry.packageFiles)).not.toMatchObject({ verdict: 'reject' });
  });
});

describe('a hostile file in another style', () => {
  const parseable = corpus
    .filter((entry) => entry.expected === 'reject' && !entry.file.includes('recursive'))
    .flatMap((entry) => {
      try {
        const value: unknown = parse(textOf(entry).toString('utf8'), { merge: true, logLevel: 'error' });
        return typeof value === 'object' && value !== null ? [{ entry, value }] : [];
      } catch {
        return [];
      }
    });
  const reversed = (value: unknown): unknown =>
    typeof value !== 'object' || value === null
      ? value
      : Array.isArray(value)
        ? value.map(reversed)
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, child]) => [key, reversed(child)]),
          );
  const styles: readonly (readonly [string, (value: unknown) => string])[] = [
    ['as JSON', (value) => JSON.stringify(value)],
    ['in flow style', (value) => stringify(value, { collectionStyle: 'flow' })],
    [
      'with every string quoted',
      (value) => stringify(value, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_SINGLE' }),
    ],
    ['with its keys in reverse', (value) => stringify(reversed(value))],
  ];

  it.each(styles)('is refused %s', (_, write) => {
    const passed = parseable.filter(
      ({ entry, value }) => verdict(write(value), entry.packageFiles).verdict !== 'reject',
    );
    // A tag is a matter of style: without it these two say something harmless.
    const harmless = ['153-tag-override', '006-privileged-explicit-tag'];
    expect(
      passed.map(({ entry }) => entry.file).filter((file) => !harmless.some((name) => file.includes(name))),
    ).toEqual([]);
    expect(parseable.length).toBeGreaterThan(60);
  });
});

describe('a refusal', () => {
  it('names file, line, key and what is allowed', () => {
    expect(refusal(service('cap_add: [SYS_ADMIN]'))).toBe(
      'compose.yaml:4: services.web.cap_add[0]: allowed: CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETGID, SETUID, NET_BIND_SERVICE, SYS_CHROOT, NET_RAW, SYS_PTRACE',
    );
    expect(refusal(service('privileged: false'))).toContain(
      'compose.yaml:4: services.web.privileged: not accepted; keys of a service: ',
    );
  });

  it('points into an anchor that a service merges', () => {
    const text = 'x-base: &base\n  pid: host\nservices:\n  web:\n    <<: *base\n    image: nginx:1.27\n';
    expect(refusal(text)).toContain('compose.yaml:2: services.web.pid: not accepted');
  });

  it('carries nothing of a hostile file to the terminal of its reader', () => {
    expect(refusal('services:\n  "\\e]52;c;x\\a": {image: "nginx:1.27"}\n')).not.toMatch(/\p{Cc}/u);
  });
});

describe('the reader', () => {
  it.each([
    ['250 levels of blocks', `${'- '.repeat(250)}x`],
    ['a file of 7000 lines', '\n'.repeat(7_000)],
    ['a file of 300 KiB', `# ${'x'.repeat(300 * 1024)}`],
    ['a second document', `${service('')}---\nservices: {}`],
    ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0xfe])],
    ['a text that runs from right to left', service('hostname: "a\u202eb"')],
    ['a key that is a mapping', '{a: b}: c'],
    ['a key of every object', service('labels: {__proto__: x}')],
  ])('refuses %s', (_, text) => {
    expect(verdict(text).verdict).toBe('reject');
  });

  it('takes nothing from the environment, and keeps a doubled dollar sign as one', () => {
    const spec = read(service('command: ["sh", "-c", "echo $$HOME"]'));
    expect(spec.services[0]?.command).toEqual(['sh', '-c', 'echo $HOME']);
    expect(refusal(service('command: echo $HOME'))).toContain('write `$$` for a dollar sign');
  });

  it('lets a key of a service win over merged ones, and an earlier merge over a later', () => {
    const spec = read(
      'x-a: &a {hostname: a, user: a}\nx-b: &b {hostname: b, user: b, working_dir: /b}\nservices:\n  web:\n    <<: [*a, *b]\n    image: nginx:1.27\n    hostname: own\n',
    );
    expect(spec.services[0]).toMatchObject({ hostname: 'own', user: 'a', workingDir: '/b' });
  });

  it('puts every service after those it depends on', () => {
    const spec = read(
      'services:\n  c: {image: "r:1", depends_on: [b]}\n  b: {image: "r:1", depends_on: {a: {condition: service_healthy}}}\n  a: {image: "r:1"}\n',
    );
    expect(spec.services.map((one) => one.name)).toEqual(['a', 'b', 'c']);
    expect(spec.services[1]?.dependsOn).toEqual([{ service: 'a', until: 'healthy' }]);
  });

  it('leaves out a service that only a profile starts, but holds it to the same rules', () => {
    const text = (extra: string) => `services:\n  a: {image: "r:1"}\n  b: {image: "r:1", profiles: [x]${extra}}\n`;
    expect(read(text('')).services.map((one) => one.name)).toEqual(['a']);
    expect(refusal(text(', privileged: true'))).toContain('services.b.privileged');
    expect(refusal(text(', volumes: ["/etc:/e"]'))).toContain('services.b.volumes[0]');
  });

  it('accepts build for a stack of ours only, and drops it', () => {
    const text = service('build: {context: images/web}');
    expect(refusal(text)).toContain('services.web.build: not accepted: name an image that exists');
    expect(Object.keys(read(text, [], true).services[0] ?? {})).not.toContain('build');
  });

  it('copies a file of the package instead of mounting it', () => {
    const spec = read(service('volumes: ["./conf/a.conf:/etc/a.conf:ro"]'), ['conf/a.conf']);
    expect(spec.services[0]?.files).toEqual([
      { source: { type: 'package', path: 'conf/a.conf' }, target: '/etc/a.conf', mode: 0o444 },
    ]);
    expect(refusal(service('volumes: ["./conf/a.conf:/etc/a.conf:ro"]'))).toContain('there is no file conf/a.conf');
    expect(refusal(service('volumes: ["./a:/etc/a"]'), ['a'])).toContain('add :ro');
  });

  it('holds every limit between floor and ceiling, and notes what it changed', () => {
    const spec = read(service('mem_limit: 64g\ncpus: 64\npids_limit: -1\nshm_size: 1g\nulimits: {nofile: 1000000}'));
    expect(spec.services[0]?.limits).toEqual({
      memoryBytes: 2 ** 30,
      cpus: 2,
      pids: 256,
      shmBytes: 64 * 2 ** 20,
      openFiles: 4_096,
    });
    expect(spec.notes.map((note) => note.key)).toContain('services.web.mem_limit');
  });

  it('lowers all limits in proportion when together they are beyond the budget', () => {
    const services = ['a', 'b', 'c', 'd', 'e', 'f']
      .map((name) => `  ${name}: {image: "r:1", cpus: 2, mem_limit: 1g}`)
      .join('\n');
    const spec = read(`services:\n${services}\n`);
    expect(spec.services.map((one) => one.limits.cpus)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(spec.services.reduce((sum, one) => sum + one.limits.memoryBytes, 0)).toBe(3 * 2 ** 30);
  });

  it.each([
    [
      'thousands of variables',
      service(
        `environment:\n${Array.from({ length: 5_900 }, (_, index) => `  K${index}: "${'v'.repeat(20)}"`).join('\n')}`,
      ),
    ],
    ['a long list', `a: [${'1,'.repeat(125_000)}1]`],
    ['a mapping with thousands of keys', `{${Array.from({ length: 5_900 }, (_, index) => `k${index}: 1`).join(',')}}`],
    ['nothing but commas', `[${','.repeat(250_000)}]`],
    ['nothing but anchors', '&a '.repeat(80_000)],
    [
      'thousands of services',
      `services:\n${Array.from({ length: 5_900 }, (_, index) => `  s${index}: {image: "r:1"}`).join('\n')}`,
    ],
  ])('is done with %s in a moment', (_, text) => {
    const before = process.cpuUsage();
    expect(verdict(text).verdict).toBe('reject');
    const { user } = process.cpuUsage(before);
    expect(user / 1_000).toBeLessThan(3_000);
  });
});
