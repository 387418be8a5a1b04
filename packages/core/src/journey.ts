import { z } from 'zod';

/**
 * Text with holes, filled anew for each run of a journey: `${nonce}` (random word), `${int:1:500}` (integer, both ends
 * included), `${pick:a|b|c}`, `${seq}` (counts up), or `${name}` for a value captured by an earlier step. Unknown names are errors.
 */
const template = z.string().max(2_000);

const jsonValue: z.ZodType<unknown> = z.lazy(() =>
  z.union([
    template,
    z.number(),
    z.boolean(),
    z.null(),
    z.array(jsonValue).max(100),
    z.record(z.string().max(100), jsonValue),
  ]),
);

/** One HTTP request a user's client makes, and what a correct answer looks like. */
export const journeyStepSchema = z.strictObject({
  request: z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).default('GET'),
    path: template,
    headers: z.record(z.string(), template).default({}),
    json: jsonValue.optional(),
  }),
  expect: z.strictObject({
    status: z.union([z.int(), z.array(z.int()).min(1)]),
    /** JSON pointer into the response -> the value it must have (strings are templates). */
    json: z.record(z.string(), jsonValue).default({}),
    bodyIncludes: template.optional(),
  }),
  /** Name -> JSON pointer into the response, for use in later steps. */
  capture: z.record(z.string(), z.string()).default({}),
  /** Ask again, every 250 ms, until the expectation holds or this long has passed (read-your-write, queues). */
  retryForMs: z.int().min(0).max(60_000).default(0),
});

/** What one kind of user does, end to end. Its probe is the SLI; `load` is the traffic beside it. */
export const journeySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,38}$/),
    title: z.string().max(80),
    /** What a user loses when this fails, in a few words. */
    promise: z.string().max(160),
    /** Share of the whole in downtime-equivalent minutes; the weights of a stack are normalised to 1. */
    weight: z.number().positive(),
    /** A correct answer later than this is a bad sample. Retried steps count their own time only. */
    latencyMs: z.int().positive(),
    /** A probe that has not finished by then is a bad sample. */
    timeoutMs: z.int().positive().default(5_000),
    /** Open-loop starts per second of ordinary users, beside the one probe a second. */
    loadPerSecond: z.number().min(0).max(200),
    steps: z.array(journeyStepSchema).min(1).max(10),
    /** Probed and judged. `false`: only traffic. */
    judged: z.boolean().default(true),
  })
  .superRefine(({ id, timeoutMs, steps }, context) => {
    for (const [index, { retryForMs }] of steps.entries())
      if (retryForMs > timeoutMs)
        context.addIssue({
          code: 'custom',
          path: ['steps', index, 'retryForMs'],
          message: `journey ${id}: retryForMs ${retryForMs} is cut off by timeoutMs ${timeoutMs}; raise timeoutMs or lower retryForMs`,
        });
  });

export type JourneyStep = z.infer<typeof journeyStepSchema>;
export type Journey = z.infer<typeof journeySchema>;
