import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import type { ContextEntry } from './image-context.ts';

const file = (path: string, text: string, executable = false): ContextEntry => ({
  path,
  type: 'file',
  executable,
  content: Buffer.from(text),
});

const context = [file('Dockerfile', 'FROM base'), file('run', '#!/bin/sh', true)];

test('the same context on the same bases has the same fingerprint', () => {
  expect(fingerprint(context, ['sha256:1'])).toBe(fingerprint([...context], ['sha256:1']));
});

test.each<[string, readonly ContextEntry[], readonly string[]]>([
  ['a changed file', [file('Dockerfile', 'FROM other'), file('run', '#!/bin/sh', true)], ['sha256:1']],
  ['a changed name', [file('Dockerfile', 'FROM base'), file('go', '#!/bin/sh', true)], ['sha256:1']],
  ['a lost execute bit', [file('Dockerfile', 'FROM base'), file('run', '#!/bin/sh')], ['sha256:1']],
  ['a base that was built again', context, ['sha256:2']],
  ['a further base', context, ['sha256:1', 'sha256:2']],
  ['text moved between files', [file('Dockerfile', 'FROM base#!'), file('run', '/bin/sh', true)], ['sha256:1']],
  [
    'a file turned link',
    [file('Dockerfile', 'FROM base'), { path: 'run', type: 'link', target: '#!/bin/sh' }],
    ['sha256:1'],
  ],
])('%s changes the fingerprint', (_, entries, bases) => {
  expect(fingerprint(entries, bases)).not.toBe(fingerprint(context, ['sha256:1']));
});
