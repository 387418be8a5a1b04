import { expect, test } from 'vitest';
import { parseEngineAddress } from './parse-address.mjs';

test.each([
  ['unix:///run/x.sock', { type: 'socket', path: '/run/x.sock' }],
  ['tcp://10.0.0.5:2375', { type: 'tcp', host: '10.0.0.5', port: 2375, tls: null }],
  ['tcp://box', { type: 'tcp', host: 'box', port: 2375, tls: null }],
  ['http://box', { type: 'tcp', host: 'box', port: 80, tls: null }],
  ['tcp://[::1]:2375', { type: 'tcp', host: '::1', port: 2375, tls: null }],
  ['https://box:443', { type: 'tcp', host: 'box', port: 443, tls: { ca: null, cert: null, key: null, verify: true } }],
])('%s is understood', (address, endpoint) => {
  expect(parseEngineAddress(address, null)).toEqual({ endpoint, problem: null });
});

test.each([
  ['ssh://me@box', 'ssh -nNT -L'],
  ['/var/run/docker.sock', 'write unix:///path'],
  ['tcp://', 'names no host'],
  ['', 'is no address'],
])('%s is refused with what to write instead', (address, words) => {
  const { endpoint, problem } = parseEngineAddress(address, null);
  expect(endpoint).toBeNull();
  expect(problem).toContain(words);
});
