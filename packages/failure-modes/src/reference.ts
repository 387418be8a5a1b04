import { z } from 'zod';

/** Something a scenario rests on that is no account of one incident. */
export const referenceSchema = z.strictObject({
  id: z.string().regex(/^RF\d{3,}$/),
  title: z.string().min(1).max(160),
  kind: z.enum(['article', 'issue', 'study']),
  url: z.url(),
});
export type Reference = z.infer<typeof referenceSchema>;
