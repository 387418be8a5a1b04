import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { redis, redisSchema } from '../redis.ts';
import { read, script } from '../run-command.ts';

const fields = z.record(z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,40}$/), z.string().max(10_000));

/**
 * Puts messages into a stream of Redis: one that its readers cannot bear, or more than they can read. Each says the same, and
 * its last field is a mark by which it is found again.
 */
export const queuePublish = defineFault({
  kind: 'queue.publish',
  title: 'Messages come that nobody expected',
  permission: 'exec-in-target',
  params: redisSchema.extend({
    stream: z.string().regex(/^[a-zA-Z0-9:_.-]{1,100}$/),
    fields,
    count: z.int().min(1).max(200_000).default(1),
    /** Field and value no other message has. */
    mark: z.strictObject({
      field: z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,40}$/),
      value: z.string().regex(/^[a-zA-Z0-9_.-]{1,60}$/),
    }),
  }),
  /** The last message there was. */
  inverse: z.strictObject({ after: z.string().regex(/^\d+-\d+$/) }),
  describe: ({ stream, count }) => `${count} ${count === 1 ? 'message' : 'messages'} came into ${stream}`,
  async prepare(playground, target, params) {
    const info = (await redis(playground, target, params, 'xinfo', 'stream', params.stream)).split('\n');
    return { after: info[info.indexOf('last-generated-id') + 1] ?? '0-0' };
  },
  async apply(playground, target, params) {
    const words = Object.entries({ ...params.fields, [params.mark.field]: params.mark.value }).flat();
    const missing = params.count - (await count(playground, target, params));
    if (missing <= 0) return;
    const line = ['xadd', params.stream, '*', ...words].map((word) => JSON.stringify(word)).join(' ');
    const text = 'for n in $(seq "$2"); do printf "%s\\n" "$3"; done | redis-cli -h "$1" > /dev/null';
    await read(playground, target, script(text, params.host, `${missing}`, line), { timeoutMs: 120_000 });
  },
  async verify(playground, target, params) {
    const found = await count(playground, target, params);
    return { effective: found >= params.count, reading: `${params.stream} has ${found} of ${params.count} messages` };
  },
  async revert(playground, target, params) {
    for (const id of await idsOf(playground, target, params))
      await redis(playground, target, params, 'xdel', params.stream, id);
  },
  async verifyReverted(playground, target, params) {
    const left = await count(playground, target, params);
    return { exact: left === 0, detail: `${left} of its messages are left in ${params.stream}` };
  },
});

type Params = z.output<typeof queuePublish.params>;

async function count(...at: [Parameters<typeof read>[0], Parameters<typeof read>[1], Params]): Promise<number> {
  return (await idsOf(...at)).length;
}

// An entry is shown as its id and then its fields and values, a line each.
const find = `redis-cli -h "$1" --raw xrange "$2" - + | awk -v f="$3" -v v="$4" '/^[0-9]+-[0-9]+$/ { id = $0 } last == f && $0 == v { print id } { last = $0 }'`;

async function idsOf(
  playground: Parameters<typeof read>[0],
  target: Parameters<typeof read>[1],
  { host, stream, mark }: Params,
): Promise<readonly string[]> {
  const found = await read(playground, target, script(find, host, stream, mark.field, mark.value), {
    timeoutMs: 60_000,
  });
  return found.split('\n').filter((line) => line !== '');
}
