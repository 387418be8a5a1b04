import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentHash } from './content-hash.mjs';
import { isStamped, stamp } from './stamp.mjs';
import { closureOf, parseWorkspaceFolders, readWorkspace } from './workspace.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ce-workspace-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path, content) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

test('the folders of a workspace are read from its file', () => {
  expect(parseWorkspaceFolders("packages:\n  - packages/*\n  - 'e2e'\nallowBuilds:\n  node: true\n")).toEqual([
    'packages/*',
    'e2e',
  ]);
});

test('a package is made with what it uses, and with what that uses', () => {
  put('pnpm-workspace.yaml', 'packages:\n  - packages/*\n  - gone\n');
  put('packages/web/package.json', { name: 'web', dependencies: { wire: 'workspace:*', react: '^19.0.0' } });
  put('packages/wire/package.json', { name: 'wire', dependencies: { core: 'workspace:*' } });
  put('packages/core/package.json', { name: 'core' });
  put('packages/other/package.json', { name: 'other' });
  const workspace = readWorkspace(root);
  expect(closureOf(workspace, 'web').map(({ dir }) => dir)).toEqual(['packages/web', 'packages/wire', 'packages/core']);
  expect(closureOf(workspace, 'absent')).toEqual([]);
});

test('a hash changes with content, names and files that come or go, and not with what was built', () => {
  put('a/one.ts', '1');
  const before = contentHash(root, ['a', 'lock.yaml']);
  put('a/dist/one.js', 'built');
  put('a/node_modules/x/index.js', 'x');
  expect(contentHash(root, ['a', 'lock.yaml'])).toBe(before);
  put('lock.yaml', '');
  const withLock = contentHash(root, ['a', 'lock.yaml']);
  expect(withLock).not.toBe(before);
  put('a/one.ts', '2');
  expect(contentHash(root, ['a', 'lock.yaml'])).not.toBe(withLock);
});

test('a stamp goes with the result it lies in', () => {
  const file = join(root, 'dist/.sources');
  expect(isStamped(file, 'abc')).toBe(false);
  stamp(file, 'abc');
  expect(isStamped(file, 'abc')).toBe(true);
  expect(isStamped(file, 'abd')).toBe(false);
  rmSync(join(root, 'dist'), { recursive: true });
  expect(isStamped(file, 'abc')).toBe(false);
});
