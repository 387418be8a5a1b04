import { addressFamilies, allowedSyscalls, personalities } from './syscalls.ts';

interface Rule {
  readonly names: readonly string[];
  readonly action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  readonly errnoRet?: number;
  readonly args?: readonly {
    readonly index: number;
    readonly value: number;
    readonly valueTwo?: number;
    readonly op: 'SCMP_CMP_EQ' | 'SCMP_CMP_MASKED_EQ';
  }[];
}

const permissionDenied = 1;
const notImplemented = 38;
// CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
const newNamespaces = 0x7e02_0000;

const allow = (names: readonly string[], args: Rule['args'] = []): Rule => ({ names, action: 'SCMP_ACT_ALLOW', args });
const equal = (index: number, value: number) => [{ index, value, op: 'SCMP_CMP_EQ' as const }];

/**
 * Our own allow-list in Docker's format: an engine's built-in list ages with the engine. One native architecture each,
 * so that 32-bit calls end the process.
 */
export const seccompProfile = {
  defaultAction: 'SCMP_ACT_ERRNO',
  defaultErrnoRet: permissionDenied,
  archMap: [
    { architecture: 'SCMP_ARCH_X86_64', subArchitectures: [] },
    { architecture: 'SCMP_ARCH_AARCH64', subArchitectures: [] },
  ],
  syscalls: [
    allow(allowedSyscalls),
    ...addressFamilies.map((family) => allow(['socket'], equal(0, family))),
    allow(['socketpair'], equal(0, 1)),
    ...personalities.map((personality) => allow(['personality'], equal(0, personality))),
    allow(['clone'], [{ index: 0, value: newNamespaces, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }]),
    // Its flags lie in memory, where no filter can look. Told that it does not exist, the C library falls back to clone.
    { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: notImplemented, args: [] },
  ] satisfies readonly Rule[],
} as const;
