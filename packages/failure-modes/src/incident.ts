import { mechanisms, triggers } from '@chaos-engine/core';
import { z } from 'zod';
import { mitigationIds } from './taxonomy/mitigations.ts';
import { componentRoles } from './taxonomy/roles.ts';
import { symptomIds } from './taxonomy/symptoms.ts';

/** A public incident: where it is told, our summary of it, and its class on each of the five axes. */
export const incidentSchema = z.strictObject({
  id: z.string().regex(/^IN\d{3,}$/),
  title: z.string().min(1).max(80),
  organisation: z.string().min(1).max(60),
  /** ISO 8601, as exact as it is known: a year, a month or a day. */
  date: z.string().regex(/^(19|20)\d\d(-[01]\d(-[0-3]\d)?)?$/),
  /** The account of those it happened to, or the best there is. */
  url: z.url(),
  /** What happened, in one sentence of our own. */
  summary: z.string().min(1).max(160),
  cause: z.enum(mechanisms),
  /** The component that failed. */
  role: z.enum(componentRoles),
  symptom: z.enum(symptomIds),
  /** `null`: the account does not say. */
  trigger: z.enum(triggers).nullable(),
  mitigations: z.array(z.enum(mitigationIds)).min(1),
});
export type Incident = z.infer<typeof incidentSchema>;
