import { expect, test } from 'vitest';
import { planEngine } from './plan-engine.mjs';

const bareDebian = { platform: 'linux', root: true, apt: true, dockerd: false, systemd: false };
const absent = {
  via: 'default socket',
  address: 'unix:///var/run/docker.sock',
  silence: 'absent',
  reason: 'nothing there',
};
const nothing = { engine: null, chosen: false, tried: [absent] };

const told = (plan) => (plan.type === 'tell' ? plan.next.join('\n') : plan.type);

test('a bare Debian machine gets Docker Engine from apt', () => {
  expect(planEngine(nothing, bareDebian)).toEqual({ type: 'install', packages: ['docker.io', 'iptables'] });
});

test('an installed engine is only started', () => {
  expect(planEngine(nothing, { ...bareDebian, dockerd: true })).toEqual({ type: 'start' });
});

test('an engine somebody chose is never replaced by another', () => {
  const chosen = {
    engine: null,
    chosen: true,
    tried: [{ ...absent, via: 'DOCKER_HOST', address: 'tcp://build:2375' }],
  };
  const text = told(planEngine(chosen, bareDebian));
  expect(text).toContain('DOCKER_HOST chose tcp://build:2375: nothing there.');
  expect(text).toContain('unset DOCKER_HOST');
});

test('a socket that may not be used asks for the group, and installs nothing', () => {
  const forbidden = { engine: null, chosen: false, tried: [{ ...absent, silence: 'forbidden' }] };
  expect(told(planEngine(forbidden, { ...bareDebian, root: false, dockerd: true }))).toContain('usermod -aG docker');
});

test('without root the exact commands are told', () => {
  expect(told(planEngine(nothing, { ...bareDebian, root: false }))).toContain('sudo apt-get install -y docker.io');
  expect(told(planEngine(nothing, { ...bareDebian, root: false, dockerd: true, systemd: true }))).toContain(
    'sudo systemctl start docker',
  );
});

test.each([
  ['darwin', 'colima start'],
  ['win32', 'WSL 2'],
])('on %s the desktop products are named', (platform, words) => {
  expect(told(planEngine(nothing, { ...bareDebian, platform, root: false, apt: false }))).toContain(words);
});

test('root on another Linux is pointed to the manual', () => {
  expect(told(planEngine(nothing, { ...bareDebian, apt: false }))).toContain('docs.docker.com/engine/install');
});
