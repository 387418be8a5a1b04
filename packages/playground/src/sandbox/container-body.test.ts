import { describe, expect, it } from 'vitest';
import { readCompose } from '../compose/read-compose.ts';
import { attest, differences } from './attest.ts';
import { containerBody } from './container-body.ts';
import { networkBody } from './network-body.ts';
import { seccompProfile } from './seccomp.ts';

const compose = `
services:
  store: {image: "redis:7", networks: [back]}
  web:
    image: nginx:1.27
    command: nginx -g "daemon off;"
    environment: {GREETING: hello}
    depends_on: {store: {condition: service_healthy}}
    networks: {front: {aliases: [shop.internal]}, back: {}}
    volumes: [data:/srv/data, "anonymous:/x:ro"]
    tmpfs: ["/var/log/web:size=8m,mode=755"]
    cap_add: [SYS_PTRACE]
    sysctls: {net.core.somaxconn: 1024}
    mem_limit: 64m
    stop_grace_period: 5s
networks: {front: {}, back: {}}
volumes: {data: {}, anonymous: {}}
`;
const owner = { instance: 'i1', round: 'r1', epoch: 3, expires: 1_800_000_000 };
const origin = { round: 'r1', stackDir: '/stacks/tiny', composeFile: '/stacks/tiny/compose.yaml' };
const spec = readCompose(Buffer.from(compose), { file: 'compose.yaml', hasPackageFile: () => false });

function body() {
  const service = spec.services.find((one) => one.name === 'web');
  if (!service) throw new Error('no web');
  return containerBody({
    owner,
    origin,
    service,
    imageId: 'sha256:abc',
    spec: 'digest',
    features: { swapLimit: true },
  });
}

/** What an engine says of a container that it made exactly as asked. */
function inspected() {
  const { HostConfig, Image, ...Config } = structuredClone(body());
  return {
    Image: Image ?? '',
    Config: Config as Record<string, unknown>,
    HostConfig: HostConfig as Record<string, unknown>,
  };
}

describe('the body for a container', () => {
  it('is exactly the golden one', async () => {
    const { HostConfig, ...rest } = body();
    const [first, seccomp] = HostConfig?.SecurityOpt ?? [];
    expect(seccomp).toBe(`seccomp=${JSON.stringify(seccompProfile)}`);
    const shown = { ...rest, HostConfig: { ...HostConfig, SecurityOpt: [first, 'seccomp=(seccomp.golden.json)'] } };
    await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot('./container-body.golden.json');
    await expect(`${JSON.stringify(seccompProfile, null, 2)}\n`).toMatchFileSnapshot('./seccomp.golden.json');
  });

  it('for a network is exactly the golden one', async () => {
    const network = networkBody({ owner, origin, network: 'front', subnet: '10.213.0.0/27', isolateGateway: false });
    await expect(`${JSON.stringify(network, null, 2)}\n`).toMatchFileSnapshot('./network-body.golden.json');
    expect(network.Options?.['com.docker.network.bridge.name']).toMatch(/^ce-[0-9a-f]{11}$/);
  });
});

describe('attestation', () => {
  it('finds nothing when the engine did as asked', () => {
    expect(differences(body(), inspected())).toEqual([]);
  });

  it('takes prefixed capabilities, another order and re-written JSON for the same', () => {
    const found = inspected();
    const host = found.HostConfig as { CapAdd: string[]; SecurityOpt: string[] };
    host.CapAdd = host.CapAdd.map((name) => `CAP_${name}`).reverse();
    host.SecurityOpt = [`seccomp=${JSON.stringify(seccompProfile, null, 4)}`, 'no-new-privileges'];
    expect(differences(body(), found)).toEqual([]);
  });

  it.each(Object.keys(inspected().HostConfig))('sees a change of HostConfig.%s', (field) => {
    const found = inspected();
    const value = found.HostConfig[field];
    found.HostConfig[field] =
      typeof value === 'boolean'
        ? !value
        : typeof value === 'number'
          ? value + 1
          : Array.isArray(value)
            ? [...value, 'other']
            : typeof value === 'string'
              ? `${value}x`
              : { ...(value as object), other: 'x' };
    expect(differences(body(), found).map((difference) => difference.field)).toEqual([`HostConfig.${field}`]);
  });

  it.each([
    ['Privileged', true],
    ['Binds', ['/:/host']],
    ['PidMode', 'host'],
    ['CgroupParent', '/other'],
    ['BlkioDeviceWriteBps', [{ Path: '/dev/sda', Rate: 1 }]],
  ])('sees a %s that nobody asked for', (field, value) => {
    const found = inspected();
    found.HostConfig[field] = value;
    expect(() => attest('web', body(), found)).toThrow(`service web: the engine changed HostConfig.${field}`);
  });

  it('sees one system call more in the seccomp list', () => {
    const found = inspected();
    const wider = {
      ...seccompProfile,
      syscalls: [...seccompProfile.syscalls, { names: ['mount'], action: 'SCMP_ACT_ALLOW', args: [] }],
    };
    (found.HostConfig as { SecurityOpt: string[] }).SecurityOpt[1] = `seccomp=${JSON.stringify(wider)}`;
    expect(() => attest('web', body(), found)).toThrow('HostConfig.SecurityOpt');
  });

  it('sees another image', () => {
    expect(() => attest('web', body(), { ...inspected(), Image: 'sha256:other' })).toThrow('changed Image');
  });
});
