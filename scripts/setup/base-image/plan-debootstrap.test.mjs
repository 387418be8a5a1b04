import { expect, test } from 'vitest';
import { planDebootstrap } from './plan-debootstrap.mjs';

const source = (uri, suites, more = {}) => ({
  uris: [uri],
  suites,
  components: ['main'],
  signedBy: null,
  trusted: false,
  ...more,
});

test('Debian 12 makes it from its own mirror', () => {
  const plan = planDebootstrap([
    source('http://mirror.example/debian', ['bookworm', 'bookworm-updates']),
    source('http://mirror.example/debian-security', ['bookworm-security']),
  ]);
  expect(plan).toMatchObject({ suite: 'bookworm', mirror: 'http://mirror.example/debian', checked: true, include: [] });
  expect(plan.sourcesList).toBe(
    [
      'deb http://mirror.example/debian bookworm main',
      'deb http://mirror.example/debian bookworm-updates main',
      'deb http://mirror.example/debian-security bookworm-security main',
      '',
    ].join('\n'),
  );
});

test('another release of Debian names a mirror that has this one too', () => {
  expect(planDebootstrap([source('http://mirror.example/debian/', ['trixie'])]).mirror).toBe(
    'http://mirror.example/debian',
  );
});

test('Ubuntu and third parties are passed over for the public mirror', () => {
  const plan = planDebootstrap([
    source('http://archive.ubuntu.com/ubuntu', ['noble', 'noble-security']),
    source('https://packages.example/apt', ['stable'], { components: ['nightly'] }),
  ]);
  expect(plan.mirror).toBe('http://deb.debian.org/debian');
  expect(plan.packages).toContain('debian-archive-keyring');
  expect(plan.sourcesList).toContain('deb http://deb.debian.org/debian-security bookworm-security main');
});

test('a mirror with its own key keeps it, and one over HTTPS brings certificates along', () => {
  const plan = planDebootstrap([
    source('https://mirror.example/debian', ['bookworm'], { signedBy: '/etc/apt/keyrings/corp.gpg' }),
  ]);
  expect(plan).toMatchObject({
    keyring: '/etc/apt/keyrings/corp.gpg',
    include: ['ca-certificates'],
    packages: ['debootstrap'],
  });
  expect(plan.sourcesList).toContain(
    'deb [signed-by=/etc/apt/keyrings/corp.gpg] https://mirror.example/debian bookworm main',
  );
});

test('a mirror that is trusted without a signature is not checked here either', () => {
  const plan = planDebootstrap([source('http://lan.example/debian', ['bookworm'], { trusted: true })]);
  expect(plan.checked).toBe(false);
  expect(plan.sourcesList).toContain('deb [trusted=yes] http://lan.example/debian bookworm main');
});
