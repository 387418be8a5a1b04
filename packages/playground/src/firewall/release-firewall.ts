import type { Firewall } from './firewall.ts';

/**
 * Removes the rules when no playground of anybody is left on the machine. They are shared by all installations on it: one
 * that begins in the same moment has made its network before it sees to the rules, so a second look finds it, and the
 * rules are set again for it.
 */
export async function releaseFirewall(
  firewall: Pick<Firewall, 'ensure' | 'remove'>,
  anyNetworks: () => Promise<boolean>,
): Promise<void> {
  if (await anyNetworks()) return;
  await firewall.remove();
  if (await anyNetworks()) await firewall.ensure();
}
