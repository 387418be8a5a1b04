import { z } from 'zod';
import { type Journey, journeySchema } from './journey.ts';

export const roleNames = [
  'edge',
  'dns',
  'app',
  'worker',
  'queue',
  'sql-primary',
  'sql-replica',
  'pool',
  'cache',
  'scheduler',
  'toolbox',
  'store',
  'proxy',
] as const;
export type RoleName = (typeof roleNames)[number];

const serviceName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,38}$/);

/** What the players' side knows of one service; how it is run stands in the Compose file. */
export const stackServiceSchema = z.strictObject({
  role: z.enum(roleNames),
  title: z.string().max(60),
  /** One line a new colleague would be told. */
  about: z.string().max(200),
  /** Offer a terminal tab. */
  shell: z.boolean().default(true),
  /** Command of the terminal, as argv. */
  shellCommand: z.array(z.string()).min(1).default(['bash', '-l']),
  /** Files inside the service that its log panel follows besides the container log. */
  logFiles: z.array(z.string()).default([]),
});

/** A number read from a JSON endpoint inside the stack, for charts and alerts. */
export const gaugeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_.-]{0,60}$/),
  title: z.string().max(80),
  unit: z.enum(['count', 'ms', 's', 'ratio', 'bytes', 'per-second']),
  /** Index into `scrapes`, and JSON pointer into its answer. */
  scrape: z.string(),
  pointer: z.string().regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'a JSON pointer is empty or begins with "/"'),
});

/** Pages the on-call when a condition has held for a while. `true` alerts and decoys look alike to players. */
export const alertRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  title: z.string().max(120),
  severity: z.enum(['page', 'warn']),
  service: serviceName.optional(),
  when: z.discriminatedUnion('type', [
    /** Share of good samples of a journey over the last 15 s is below `below`. */
    z.strictObject({
      type: z.literal('journey'),
      journey: z.string(),
      below: z.number().min(0).max(1),
      forMs: z.int().min(0),
    }),
    z.strictObject({
      type: z.literal('gauge'),
      gauge: z.string(),
      op: z.enum(['>', '<']),
      value: z.number(),
      forMs: z.int().min(0),
    }),
  ]),
});

/** A playground stack: a Compose file plus what the game needs to know about it. */
export const stackSchema = z.strictObject({
  schema: z.literal('chaos.stack/v1'),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,38}$/),
  title: z.string().max(80),
  summary: z.string().max(400),
  version: z.string(),
  /** Relative to the stack's folder. */
  composeFile: z.string().default('compose.yaml'),
  services: z.record(serviceName, stackServiceSchema),
  /** Who calls whom, for the map and for neighbours in grading. */
  edges: z.array(z.strictObject({ from: serviceName, to: serviceName, label: z.string().max(40).default('') })),
  /** Where users come in: service and port. */
  entry: z.strictObject({ service: serviceName, port: z.int().min(1).max(65_535) }),
  journeys: z.array(journeySchema).min(1).max(12),
  /** JSON endpoints read every 2 s from beside the stack. */
  scrapes: z.record(z.string(), z.strictObject({ service: serviceName, port: z.int(), path: z.string() })).default({}),
  gauges: z.array(gaugeSchema).default([]),
  alerts: z.array(alertRuleSchema).default([]),
  /** The first terminal tab. */
  toolbox: serviceName,
});

export type Stack = z.infer<typeof stackSchema>;
export type StackInput = z.input<typeof stackSchema>;
export type StackService = z.infer<typeof stackServiceSchema>;
export type Gauge = z.infer<typeof gaugeSchema>;
export type AlertRule = z.infer<typeof alertRuleSchema>;

/** A stack whose services, journeys and alerts are known by name to the compiler, for the scenarios made on it. */
export type NamedStack<S extends StackInput> = Omit<Stack, 'id' | 'services' | 'journeys' | 'alerts'> & {
  id: S['id'];
  services: { [Name in keyof S['services']]: StackService };
  journeys: (Journey & { id: S['journeys'][number]['id'] })[];
  alerts: (AlertRule & { id: NonNullable<S['alerts']>[number]['id'] })[];
};

/** Declares a stack: checked, with its defaults filled in. Throws `ZodError` naming each wrong place. */
export function defineStack<const S extends StackInput>(input: S): NamedStack<S> {
  return stackSchema.parse(input) as NamedStack<S>;
}
