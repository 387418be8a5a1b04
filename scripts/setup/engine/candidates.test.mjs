import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { engineCandidates } from './candidates.mjs';

const idOf = (name) => createHash('sha256').update(name).digest('hex');
const meta = (host, skip = false) => JSON.stringify({ Endpoints: { docker: { Host: host, SkipTLSVerify: skip } } });

function machine({ env = {}, files = {}, platform = 'linux', uid = 1000 } = {}) {
  return { env, home: '/home/dev', platform, uid, readText: (path) => files[path] ?? null };
}

const contextFiles = (name, host) => ({
  '/home/dev/.docker/config.json': JSON.stringify({ currentContext: name }),
  [`/home/dev/.docker/contexts/meta/${idOf(name)}/meta.json`]: meta(host),
});

test('DOCKER_HOST wins over everything and nothing else is tried', () => {
  const env = { DOCKER_HOST: 'unix:///tmp/one.sock', DOCKER_CONTEXT: 'colima' };
  const search = engineCandidates(machine({ env, files: contextFiles('colima', 'unix:///c.sock') }));
  expect(search.chosen).toBe(true);
  expect(search.candidates.map(({ via, address }) => [via, address])).toEqual([
    ['DOCKER_HOST', 'unix:///tmp/one.sock'],
  ]);
});

test('DOCKER_CONTEXT wins over the selected context', () => {
  const files = {
    ...contextFiles('selected', 'unix:///selected.sock'),
    [`/home/dev/.docker/contexts/meta/${idOf('named')}/meta.json`]: meta('unix:///named.sock'),
  };
  const { candidates } = engineCandidates(machine({ env: { DOCKER_CONTEXT: 'named' }, files }));
  expect(candidates[0]).toMatchObject({ via: 'DOCKER_CONTEXT named', endpoint: { path: '/named.sock' } });
});

test('the selected context is found by the hash of its name', () => {
  const { chosen, candidates } = engineCandidates(machine({ files: contextFiles('colima', 'unix:///colima.sock') }));
  expect(chosen).toBe(true);
  expect(candidates).toEqual([
    {
      via: 'context colima',
      address: 'unix:///colima.sock',
      endpoint: { type: 'socket', path: '/colima.sock' },
      problem: null,
    },
  ]);
});

test('a context that does not exist is a problem with a remedy, not a silent fallback', () => {
  const { chosen, candidates } = engineCandidates(machine({ env: { DOCKER_CONTEXT: 'gone' } }));
  expect(chosen).toBe(true);
  expect(candidates).toHaveLength(1);
  expect(candidates[0]?.problem).toContain('docker context use default');
});

test('the context "default" means the usual places', () => {
  const { chosen, candidates } = engineCandidates(machine({ env: { DOCKER_CONTEXT: 'default' } }));
  expect(chosen).toBe(false);
  expect(candidates[0]?.address).toBe('unix:///var/run/docker.sock');
});

test('without a choice Docker comes before Podman', () => {
  const { candidates } = engineCandidates(machine());
  const addresses = candidates.map(({ address }) => address);
  expect(addresses[0]).toBe('unix:///var/run/docker.sock');
  expect(addresses.indexOf('unix:///run/user/1000/podman/podman.sock')).toBeGreaterThan(
    addresses.indexOf('unix:///run/user/1000/docker.sock'),
  );
});

test('settings that are no JSON are ignored', () => {
  expect(engineCandidates(machine({ files: { '/home/dev/.docker/config.json': '{' } })).chosen).toBe(false);
});

test('DOCKER_CONFIG moves the settings and the keys', () => {
  const env = { DOCKER_CONFIG: '/etc/dc', DOCKER_HOST: 'tcp://build:2376', DOCKER_TLS_VERIFY: '1' };
  const files = { '/etc/dc/ca.pem': 'CA', '/etc/dc/cert.pem': 'CERT', '/etc/dc/key.pem': 'KEY' };
  expect(engineCandidates(machine({ env, files })).candidates[0]?.endpoint).toEqual({
    type: 'tcp',
    host: 'build',
    port: 2376,
    tls: { ca: 'CA', cert: 'CERT', key: 'KEY', verify: true },
  });
});

test('Windows looks at its named pipe', () => {
  const { candidates } = engineCandidates(machine({ platform: 'win32', uid: null }));
  expect(candidates.map(({ endpoint }) => endpoint)).toEqual([{ type: 'socket', path: '\\\\.\\pipe\\docker_engine' }]);
});
