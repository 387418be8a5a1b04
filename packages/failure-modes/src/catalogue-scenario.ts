import { mechanisms } from '@chaos-engine/core';
import { z } from 'zod';
import { componentRoles } from './taxonomy/roles.ts';

/** One scenario of the plan: what it trains. Whether it can be played is for an installation to say. */
export const catalogueScenarioSchema = z.strictObject({
  id: z.string().regex(/^[a-z]\d{2}-[a-z0-9-]+$/),
  stack: z.string().min(1),
  cause: z.enum(mechanisms),
  roles: z.array(z.enum(componentRoles)).min(1),
  /** Incidents and references it is modelled on, by id. */
  modelledOn: z.array(z.string()).min(1),
});
export type CatalogueScenario = z.infer<typeof catalogueScenarioSchema>;
