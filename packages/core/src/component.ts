import { z } from 'zod';

/** The facet of a service that is at fault, as a responder would say it. */
export const facets = ['container', 'process', 'config', 'volume', 'data', 'build', 'edge', 'external'] as const;

/**
 * One component of the live topology: a service, one facet of it, and for `edge` the service at the other end.
 * Written `api-1`, `api-1/volume`, `api-1/edge/pg-primary`.
 */
export const componentRefSchema = z.strictObject({
  service: z.string().max(40),
  facet: z.enum(facets).default('container'),
  to: z.string().max(40).optional(),
});
export type ComponentRef = z.infer<typeof componentRefSchema>;

/** Cause classes: the closed list a diagnosis chooses its mechanism from. */
export const mechanisms = [
  'config-or-policy-push',
  'hard-resource-limit',
  'overload-or-capacity',
  'feedback-loop-metastable',
  'code-release-or-version-skew',
  'latent-defect-triggered',
  'destructive-operation',
  'failover-replication-consensus',
  'hardware-power-storage',
  'network-fault',
  'query-lock-plan',
  'queue-semantics',
  'dns-or-service-discovery',
  'logging-or-observability-induced',
  'access-secret-permission',
  'schema-or-data-migration',
  'counter-or-keyspace-exhaustion',
  'time-or-expiry',
  'third-party-dependency',
  'attack-or-compromise',
] as const;
export type Mechanism = (typeof mechanisms)[number];

/** What happened just before: the closed list a diagnosis chooses its trigger from. */
export const triggers = [
  'deploy',
  'config-change',
  'flag-change',
  'data-change',
  'scheduled-job',
  'traffic-change',
  'slow-growth',
  'expiry',
  'dependency-change',
  'maintenance',
  'manual-action',
  'hardware-fault',
  'attack',
  'none',
] as const;
export type Trigger = (typeof triggers)[number];

/** `config:home_feed.ttl_s`, `flag:log_level`, `build:41`, `file:/etc/logrotate.d/api` ... : the changed object. */
export const objectRefSchema = z.strictObject({ service: z.string().max(40), key: z.string().max(120) });
export type ObjectRef = z.infer<typeof objectRefSchema>;
