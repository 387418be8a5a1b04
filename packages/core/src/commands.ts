import { z } from 'zod';
import { componentRefSchema, mechanisms, objectRefSchema, triggers } from './component.ts';

const text = z.string().trim().max(2_000);

/** What a person may ask of a round. Imperative; answered by facts or by a coded error, and nothing in between. */
export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('round.start') }),
  z.strictObject({
    type: z.literal('incident.declare'),
    severity: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    impact: z.array(z.string().max(40)).max(12),
    note: text.default(''),
  }),
  z.strictObject({ type: z.literal('alert.acknowledge'), alert: z.string().max(80) }),
  z.strictObject({ type: z.literal('cause.localise'), components: z.array(componentRefSchema).min(1).max(20) }),
  z.strictObject({
    type: z.literal('cause.diagnose'),
    mechanism: z.enum(mechanisms),
    object: objectRefSchema,
    trigger: z.enum(triggers),
    text: text.default(''),
  }),
  z.strictObject({ type: z.literal('hint.take'), index: z.int().min(0).max(2) }),
  z.strictObject({ type: z.literal('solution.reveal') }),
  z.strictObject({ type: z.literal('note.add'), text: text.min(1) }),
  z.strictObject({ type: z.literal('answers.finish') }),
  z.strictObject({ type: z.literal('player.give-up') }),
  z.strictObject({ type: z.literal('round.stop') }),
]);

export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command['type'];
