import { expect, test } from 'vitest';
import { parseDeb822, parseListFile } from './parse-sources.mjs';
import { resolveMirror } from './read-sources.mjs';

test('a list file gives one source a line, without comments, source packages and disabled lines', () => {
  const text = `# Debian
deb http://deb.debian.org/debian bookworm main contrib # all
deb [arch=amd64 signed-by=/usr/share/keyrings/corp.gpg] https://mirror.example/debian/ bookworm main
deb-src http://deb.debian.org/debian bookworm main
# deb http://old.example/debian buster main
deb [trusted=yes] file:///srv/repo ./
`;
  expect(parseListFile(text)).toEqual([
    {
      uris: ['http://deb.debian.org/debian'],
      suites: ['bookworm'],
      components: ['main', 'contrib'],
      signedBy: null,
      trusted: false,
    },
    {
      uris: ['https://mirror.example/debian/'],
      suites: ['bookworm'],
      components: ['main'],
      signedBy: '/usr/share/keyrings/corp.gpg',
      trusted: false,
    },
    { uris: ['file:///srv/repo'], suites: ['./'], components: [], signedBy: null, trusted: true },
  ]);
});

test('a sources file gives one source a paragraph', () => {
  const text = `Types: deb
# http://snapshot.debian.org/archive/debian/20250520T000000Z
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb deb-src
URIs: http://deb.debian.org/debian-security
Suites: bookworm-security
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQINBF

Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main
Enabled: no

Types: deb-src
URIs: http://src.example/debian
Suites: bookworm
`;
  expect(parseDeb822(text)).toEqual([
    {
      uris: ['http://deb.debian.org/debian'],
      suites: ['bookworm', 'bookworm-updates'],
      components: ['main'],
      signedBy: '/usr/share/keyrings/debian-archive-keyring.gpg',
      trusted: false,
    },
    {
      uris: ['http://deb.debian.org/debian-security'],
      suites: ['bookworm-security'],
      components: ['main'],
      signedBy: null,
      trusted: false,
    },
  ]);
});

test('an empty file has no sources', () => {
  expect(parseListFile('')).toEqual([]);
  expect(parseDeb822('\n\n')).toEqual([]);
});

test('a mirror list stands for its first mirror', () => {
  const files = {
    '/etc/apt/mirrors/debian.list': '# mirrors\nhttps://deb.debian.org/debian\nhttps://b.example/debian\n',
  };
  const read = (path) => files[path] ?? null;
  expect(resolveMirror('mirror+file:///etc/apt/mirrors/debian.list', read)).toBe('https://deb.debian.org/debian');
  expect(resolveMirror('mirror+file:/etc/apt/mirrors/debian.list', read)).toBe('https://deb.debian.org/debian');
  expect(resolveMirror('mirror+file:///gone', read)).toBe('mirror+file:///gone');
  expect(resolveMirror('http://deb.debian.org/debian', read)).toBe('http://deb.debian.org/debian');
});
