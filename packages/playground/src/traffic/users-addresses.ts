import { ChaosError } from '@chaos-engine/core';

/** The two addresses in use on the network of the users. */
export interface UsersAddresses {
  readonly entry: string;
  readonly agent: string;
}

/** Fixed addresses, so that a restart of the entry does not move it. The first host address is the bridge's. */
export function usersAddresses(subnet: string): UsersAddresses {
  const match = /^(\d+\.\d+\.\d+)\.(\d+)\/(\d+)$/.exec(subnet);
  const [base, last, bits] = [match?.[1], Number(match?.[2]), Number(match?.[3])];
  if (base === undefined || bits > 29 || last + 3 > 255) {
    throw new ChaosError('PLAYGROUND_FAILED', `network of the users: ${subnet} has no room for two containers`);
  }
  return { entry: `${base}.${last + 2}`, agent: `${base}.${last + 3}` };
}
