import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { redis, redisSchema } from '../redis.ts';

const policies = [
  'noeviction',
  'allkeys-lru',
  'allkeys-lfu',
  'allkeys-random',
  'volatile-lru',
  'volatile-ttl',
] as const;
const settings = z.strictObject({ maxmemory: z.string(), policy: z.string() });

/** Gives a Redis a lower ceiling: by its policy it then forgets, or takes nothing more. */
export const cacheLimit = defineFault({
  kind: 'cache.limit',
  title: 'A cache is too small',
  permission: 'exec-in-target',
  params: redisSchema.extend({
    mebibytes: z.int().min(1).max(65_536),
    policy: z.enum(policies).default('noeviction'),
  }),
  inverse: settings,
  describe: ({ host, mebibytes, policy }) => `${host} was left ${mebibytes} MiB, with ${policy}`,
  prepare: (playground, target, where) => read(playground, target, where),
  async apply(playground, target, { mebibytes, policy, ...where }) {
    await write(playground, target, where, { maxmemory: `${mebibytes * 2 ** 20}`, policy });
  },
  async verify(playground, target, { mebibytes, policy, ...where }) {
    const now = await read(playground, target, where);
    return {
      effective: now.maxmemory === `${mebibytes * 2 ** 20}` && now.policy === policy,
      reading: `${where.host}: maxmemory ${now.maxmemory}, ${now.policy}`,
    };
  },
  async revert(playground, target, { mebibytes, policy, ...where }, before) {
    const now = await read(playground, target, where);
    // Other settings than ours by now are somebody's decision.
    if (now.maxmemory === `${mebibytes * 2 ** 20}` && now.policy === policy)
      await write(playground, target, where, before);
  },
  async verifyReverted(playground, target, where, before) {
    const now = await read(playground, target, where);
    return {
      exact: now.maxmemory === before.maxmemory && now.policy === before.policy,
      detail: `${where.host}: maxmemory ${now.maxmemory}, ${now.policy}; before ${before.maxmemory}, ${before.policy}`,
    };
  },
});

type At = readonly [Parameters<typeof redis>[0], Parameters<typeof redis>[1], Parameters<typeof redis>[2]];

async function read(...at: At): Promise<z.infer<typeof settings>> {
  const [, maxmemory = ''] = (await redis(...at, 'config', 'get', 'maxmemory')).split('\n');
  const [, policy = ''] = (await redis(...at, 'config', 'get', 'maxmemory-policy')).split('\n');
  return { maxmemory, policy };
}

async function write(playground: At[0], target: At[1], where: At[2], { maxmemory, policy }: z.infer<typeof settings>) {
  await redis(playground, target, where, 'config', 'set', 'maxmemory-policy', policy);
  await redis(playground, target, where, 'config', 'set', 'maxmemory', maxmemory);
}
