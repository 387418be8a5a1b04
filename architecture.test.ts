import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which package may import which: the table of docs/architecture.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  faults: ['core'],
  sdk: ['core', 'faults'],
  'failure-modes': ['core'],
  protocol: ['core', 'failure-modes'],
  engine: ['core', 'faults', 'protocol'],
  traffic: ['core'],
  playground: ['core', 'traffic'],
  store: ['core'],
  server: ['core', 'faults', 'sdk', 'failure-modes', 'protocol', 'engine', 'playground', 'store', 'traffic'],
  web: ['core', 'failure-modes', 'protocol'],
  cli: ['core', 'faults', 'sdk', 'failure-modes', 'protocol', 'engine', 'playground', 'store', 'server', 'traffic'],
  testkit: ['core'],
};

/** Tests may use the kit everywhere, and an adapter's own neighbours to try it on. */
const testsMayAlsoImport = ['testkit', 'store', 'sdk', 'faults'];

const pure = ['core', 'failure-modes', 'protocol'];
const forbiddenInPure = /\bDate\.now\b|\bnew Date\(|\bMath\.random\b|\bperformance\.now\b|from 'node:/;

const root = import.meta.dirname;
const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
);
const sources = (name: string) =>
  globSync('{src,bench}/**/*.{ts,tsx,mts}', { cwd: join(root, 'packages', name) }).map((file) =>
    join(root, 'packages', name, file),
  );
const isTest = (file: string) => /\.(test|types|bench)\.tsx?$/.test(file) || /\/(bench|test|dev)\//.test(file);
const ourImports = (text: string) =>
  [...text.matchAll(/from '@chaos-engine\/([a-z-]+)/g)].flatMap(([, name]) => name ?? []);

describe('architecture', () => {
  it.each(packages)('%s imports only what the table allows', (name) => {
    const allowed = mayImport[name];
    expect(allowed, `package ${name} has no row in the table; add it here and in docs/architecture.md`).toBeDefined();
    const wrong = sources(name).flatMap((file) =>
      ourImports(readFileSync(file, 'utf8'))
        .filter((other) => other !== name && !allowed?.includes(other))
        .filter((other) => !(isTest(file) && testsMayAlsoImport.includes(other)))
        .map((other) => `${relative(root, file)} imports ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycle between packages', () => {
    const visit = (name: string, path: readonly string[]): void => {
      expect(path, `cycle: ${[...path, name].join(' -> ')}`).not.toContain(name);
      for (const next of mayImport[name] ?? []) visit(next, [...path, name]);
    };
    for (const name of Object.keys(mayImport)) visit(name, []);
  });

  it.each(pure)('%s takes time and chance as parameters', (name) => {
    const wrong = sources(name).filter((file) => !isTest(file) && forbiddenInPure.test(readFileSync(file, 'utf8')));
    expect(wrong.map((file) => relative(root, file))).toEqual([]);
  });

  it('lets only the playground know dockerode and only the store know SQL', () => {
    const owners: readonly (readonly [RegExp, readonly string[]])[] = [
      [/from 'dockerode'/, ['playground']],
      [/from '(kysely|kysely\/migration|node:sqlite|pg)'/, ['store']],
      [/from '(fastify|socket\.io)'/, ['server']],
    ];
    const wrong = packages.flatMap((name) =>
      sources(name)
        .filter((file) => !isTest(file) && name !== 'testkit')
        .flatMap((file) =>
          owners
            .filter(([pattern, allowed]) => !allowed.includes(name) && pattern.test(readFileSync(file, 'utf8')))
            .map(() => relative(root, file)),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps every view of the pages to itself', () => {
    const views = join(root, 'packages', 'web', 'src', 'views');
    const wrong = globSync('**/*.{ts,tsx}', { cwd: views }).flatMap((file) => {
      const [own] = file.split('/');
      return [...readFileSync(join(views, file), 'utf8').matchAll(/from '(\.[^']*)'/g)]
        .map(([, target]) => relative(views, join(views, dirname(file), target ?? '')))
        .filter((target) => !target.startsWith('..') && target.split('/')[0] !== own)
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('declares every package of ours that it imports', () => {
    const wrong = packages.flatMap((name) => {
      const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
        dependencies?: Record<string, string>;
        devDependencies?: Record<string, string>;
      };
      const declared = { ...manifest.dependencies, ...manifest.devDependencies };
      const used = new Set(sources(name).flatMap((file) => ourImports(readFileSync(file, 'utf8'))));
      return [...used]
        .filter((other) => other !== name && declared[`@chaos-engine/${other}`] === undefined)
        .map((other) => `${name} does not declare ${other}`);
    });
    expect(wrong).toEqual([]);
  });
});
