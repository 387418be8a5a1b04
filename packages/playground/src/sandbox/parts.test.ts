import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSubnets } from './address-pool.ts';
import { bridgeName, containerName, projectName } from './names.ts';
import { allowedSyscalls } from './syscalls.ts';

describe('addresses for a network', () => {
  it('are the first /27 of the pool that overlaps nothing', () => {
    expect(freeSubnets('10.213.0.0/16', []).next().value).toBe('10.213.0.0/27');
    expect(freeSubnets('10.213.0.0/16', ['10.213.0.0/27', '10.213.0.40/29', '172.17.0.0/16']).next().value).toBe(
      '10.213.0.64/27',
    );
    expect(freeSubnets('10.213.0.0/16', ['10.0.0.0/8']).next().done).toBe(true);
  });

  it('come to an end', () => {
    expect([...freeSubnets('10.213.0.0/24', ['fd00::/64', 'nonsense'])]).toHaveLength(8);
    expect([...freeSubnets('10.213.0.0/16', [])]).toHaveLength(2_048);
  });

  it('say what a pool must be', () => {
    expect(() => freeSubnets('10.213.0.0/28', []).next()).toThrow('at least /27');
    expect(() => freeSubnets('ten', []).next()).toThrow('like 10.213.0.0/16');
  });

  it('never overlap what is taken', () => {
    const subnet = fc
      .tuple(fc.nat(255), fc.nat(255), fc.integer({ min: 20, max: 30 }))
      .map(([c, d, bits]) => `10.213.${c}.${d}/${bits}`);
    const range = (cidr: string) => {
      const [address = '', bits = '32'] = cidr.split('/');
      const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
      const size = 2 ** (32 - Number(bits));
      return { first: Math.floor(value / size) * size, size };
    };
    fc.assert(
      fc.property(fc.array(subnet, { maxLength: 20 }), (taken) => {
        const { value } = freeSubnets('10.213.0.0/16', taken).next();
        if (value === undefined) return;
        const own = range(value as string);
        for (const other of taken.map(range))
          expect(own.first < other.first + other.size && other.first < own.first + own.size).toBe(false);
      }),
    );
  });
});

describe('names', () => {
  it('follow from the round, so that an interrupted call finds its objects', () => {
    expect(projectName('r1')).toBe('ce-r1');
    expect(containerName('r1', 'web')).toBe('ce-r1-web-1');
    expect(projectName('Round 7/x')).toMatch(/^ce-[0-9a-f]{16}$/);
    expect(projectName('R1')).not.toBe(projectName('r1'));
  });

  it('of bridges fit into what the kernel allows', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (round, network) => {
        expect(bridgeName('i', round, network)).toMatch(/^ce-[0-9a-f]{11}$/);
      }),
    );
  });
});

describe('the list of system calls', () => {
  it('has none that leads out of a container', () => {
    const dangerous =
      'mount umount2 unshare setns pivot_root bpf perf_event_open io_uring_setup io_uring_enter io_uring_register userfaultfd keyctl add_key request_key kexec_load init_module finit_module delete_module open_by_handle_at quotactl swapon reboot iopl ioperm syslog settimeofday clock_settime adjtimex clock_adjtime sethostname setdomainname fsopen fsmount fsconfig open_tree move_mount mount_setattr kcmp socket socketpair clone clone3 personality modify_ldt';
    expect(allowedSyscalls.filter((name) => dangerous.split(' ').includes(name))).toEqual([]);
    expect(new Set(allowedSyscalls).size).toBe(allowedSyscalls.length);
  });
});
