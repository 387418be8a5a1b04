import { expect, test } from 'vitest';
import { usersAddresses } from './users-addresses.ts';

test('the two addresses come after the network and its bridge', () => {
  expect(usersAddresses('10.213.0.64/27')).toEqual({ entry: '10.213.0.66', agent: '10.213.0.67' });
  expect(usersAddresses('10.213.7.0/24')).toEqual({ entry: '10.213.7.2', agent: '10.213.7.3' });
});

test.each(['', '10.213.0.0', '10.213.0.252/30', 'fd00::/64'])('"%s" has no room for them', (subnet) => {
  expect(() => usersAddresses(subnet)).toThrow('no room for two containers');
});
