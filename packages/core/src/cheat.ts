import { z } from 'zod';
import { playSchema } from './scenario.ts';

/** A way to look mitigated without being it, as anybody with root in every service may try it on any scenario of a stack. */
const cheatSchema = playSchema.extend({
  /** What the cheater hopes for, and why it is not so. */
  why: z.string().max(300),
});
export type Cheat = z.infer<typeof cheatSchema>;

/** The cheats of one stack: data beside its `stack.ts`. */
export const cheatsSchema = z.array(cheatSchema).min(1);
