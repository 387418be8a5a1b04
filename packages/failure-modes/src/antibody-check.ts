import { mechanisms, roleNames } from '@chaos-engine/core';
import { z } from 'zod';

/** A weakness one can look for in a system that runs, before it becomes an incident. Nothing has to be broken for it. */
export const antibodyCheckSchema = z.strictObject({
  id: z.string().regex(/^AB\d{3,}$/),
  /** Says the weakness; the check fails where it is true. */
  text: z.string().min(1).max(160),
  cause: z.enum(mechanisms),
  /** The scenario of the catalogue that shows what comes of it. */
  scenario: z.string(),
  /** Roles of a stack whose services it looks at. */
  looksAt: z.array(z.enum(roleNames)).min(1),
});
export type AntibodyCheck = z.infer<typeof antibodyCheckSchema>;
