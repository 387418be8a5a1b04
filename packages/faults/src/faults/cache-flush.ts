import type { Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { type Redis, redisSchema } from '../redis.ts';
import { read, script } from '../run-command.ts';

/** Forgets what a cache knew. It fills again by use; what was in it cannot be put back. */
export const cacheFlush = defineFault({
  kind: 'cache.flush',
  title: 'A cache is empty',
  permission: 'exec-in-target',
  reversible: false,
  params: redisSchema.extend({
    /** Keys to forget, as `SCAN MATCH` takes them. */
    match: z.string().min(1).max(100).default('*'),
  }),
  inverse: z.strictObject({ keys: z.int() }),
  describe: ({ host, match }) => `${host} forgot ${match === '*' ? 'everything' : match}`,
  prepare: async (playground, target, params) => ({ keys: await count(playground, target, params) }),
  async apply(playground, target, { host, match }) {
    const text =
      'redis-cli -h "$1" --scan --pattern "$2" | xargs -r -d "\\n" -n 500 redis-cli -h "$1" unlink > /dev/null';
    await read(playground, target, script(text, host, match), { timeoutMs: 60_000 });
  },
  async verify(playground, target, params) {
    const left = await count(playground, target, params);
    return { effective: left === 0, reading: `${params.host} knows ${left} keys like ${params.match}` };
  },
  revert: async () => {},
  async verifyReverted(playground, target, params, before) {
    const keys = await count(playground, target, params);
    return { exact: false, detail: `${params.host} knows ${keys} keys like ${params.match}, before ${before.keys}` };
  },
});

async function count(
  playground: Playground,
  target: ServiceName,
  { host, match }: Redis & { readonly match: string },
): Promise<number> {
  return Number(await read(playground, target, script('redis-cli -h "$1" --scan --pattern "$2" | wc -l', host, match)));
}
