import { expect, it } from 'vitest';
import { releaseFirewall } from './release-firewall.ts';

/** Closes while others have networks as told, look by look; gives what was done to the rules. */
async function close(...looks: readonly boolean[]): Promise<readonly string[]> {
  const done: string[] = [];
  const firewall = {
    remove: async () => void done.push('remove'),
    ensure: async () => {
      done.push('ensure');
      return { held: true } as const;
    },
  };
  const left = [...looks];
  await releaseFirewall(firewall, async () => left.shift() ?? false);
  return done;
}

it.each([
  ['stay while another installation has a playground', [true], []],
  ['go with the last playground', [false, false], ['remove']],
  ['are set again for an installation that began in the same moment', [false, true], ['remove', 'ensure']],
] as const)('the rules %s', async (_, looks, done) => {
  expect(await close(...looks)).toEqual(done);
});
