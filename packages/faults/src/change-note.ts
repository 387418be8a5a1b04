import { z } from 'zod';

/** Who a change is said to be made by: a role of the stack's company, never a person. */
export const roleSchema = z.string().regex(/^[a-z][a-z -]{1,30}$/, 'a role in small letters, like "checkout team"');

/** The options by which the stack's own commands note who changed something, and why. */
export function changeNote(by: string, message?: string): readonly string[] {
  return ['--by', by, ...(message === undefined ? [] : ['-m', message])];
}
