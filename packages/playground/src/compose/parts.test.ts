import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencyOrder } from './dependency-order.ts';
import { imageProblem } from './image-name.ts';
import { shellWords } from './shell-words.ts';
import { parseBytes, parseDurationMs } from './units.ts';

describe('a command line', () => {
  it.each([
    ['a b  c', ['a', 'b', 'c']],
    [`sh -c "while true; do date; done"`, ['sh', '-c', 'while true; do date; done']],
    [`a 'b "c"' d\\ e`, ['a', 'b "c"', 'd e']],
    [`a "" b`, ['a', '', 'b']],
    [`"a\\"b\\n"`, ['a"b\\n']],
    ['', []],
  ])('%s is split as a shell would', (line, words) => {
    expect(shellWords(line)).toEqual(words);
  });

  it('with an open quote is none', () => {
    expect(shellWords('a "b')).toBeNull();
    expect(shellWords('a\\')).toBeNull();
  });

  it('of single-quoted words gives the words back', () => {
    fc.assert(
      fc.property(fc.array(fc.string().map((word) => word.replaceAll("'", ''))), (words) => {
        expect(shellWords(words.map((word) => `'${word}'`).join(' '))).toEqual(words);
      }),
    );
  });
});

describe('a size', () => {
  it.each([
    ['64m', 64 * 2 ** 20],
    ['1.5g', 1.5 * 2 ** 30],
    ['10', 10],
    [4_096, 4_096],
    ['8KB', 8_192],
    ['ten', null],
    ['1t', null],
    [1.5, null],
  ])('%s is %s bytes', (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });
});

describe('a length of time', () => {
  it.each([
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1.5s', 1_500],
    ['5', null],
    ['1 s', null],
  ])('%s is %s ms', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });
});

describe('an image name', () => {
  it.each([
    'nginx:1.27',
    'docker.io/library/nginx:1.27',
    'ghcr.io/a/b-c:v1',
    'chaos-storefront/api:dev',
    `nginx@sha256:${'a'.repeat(64)}`,
  ])('%s may be used', (image) => {
    expect(imageProblem(image)).toBeNull();
  });

  it.each([
    'nginx',
    'nginx:latest',
    'localhost/x:1',
    'quay.io/x:1',
    'chaos-engine/traffic:dev',
    'ce/x:1',
    '-v:1',
    'nginx:1 2',
    'NGINX:1',
    'n\u00efnx:1',
  ])('%s may not', (image) => {
    expect(imageProblem(image)).not.toBeNull();
  });
});

describe('the order of services', () => {
  it('has every service after those it depends on, or names a circle', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const graph = fc.tuple(...names.map(() => fc.subarray(names)));
    fc.assert(
      fc.property(graph, (edges) => {
        const services = names.map((name, index) => ({
          name,
          dependsOn: (edges[index] ?? []).map((service) => ({ service })),
        }));
        const sorted = dependencyOrder(services);
        if ('circle' in sorted) {
          expect(sorted.circle.length).toBeGreaterThan(0);
          return;
        }
        const place = new Map(sorted.order.map((service, index) => [service.name, index]));
        for (const service of sorted.order) {
          for (const on of service.dependsOn)
            expect(place.get(on.service)).toBeLessThan(place.get(service.name) as number);
        }
      }),
    );
  });
});
