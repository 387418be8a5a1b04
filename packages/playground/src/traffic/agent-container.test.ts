import { expect, test } from 'vitest';
import { profile } from '../sandbox/profile.ts';
import { agentContainer } from './agent-container.ts';

const body = agentContainer({
  name: 'ce-r1-ce-users-1',
  imageId: 'sha256:1',
  labels: { owner: 'r1' },
  network: 'ce-r1_ce.users',
  address: '10.213.0.3',
  swapLimit: true,
});

test('the users have no capability, no volume, no port and no other network', () => {
  expect(body.HostConfig).toMatchObject({
    Privileged: false,
    CapDrop: ['ALL'],
    CapAdd: [],
    Binds: [],
    Mounts: [],
    PortBindings: {},
    ReadonlyRootfs: true,
    NetworkMode: 'ce-r1_ce.users',
    RestartPolicy: { Name: 'no' },
  });
  expect(body.HostConfig?.SecurityOpt).toContain('no-new-privileges:true');
  expect(Object.keys(body.NetworkingConfig?.EndpointsConfig ?? {})).toEqual(['ce-r1_ce.users']);
  expect(body.User).toBe('65534:65534');
});

test('no service can take the CPU from the users', () => {
  expect(body.HostConfig?.CpuShares).toBeGreaterThanOrEqual(10 * profile.cpuShares);
});

test('the users are found with their round and are no service of it', () => {
  expect(body.Labels).toEqual({ owner: 'r1' });
});
