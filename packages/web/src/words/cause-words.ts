import type { ComponentRef, Mechanism, Trigger } from '@chaos-engine/core';

export interface Words {
  readonly title: string;
  readonly about: string;
}

/** The mechanisms a diagnosis chooses from, in plain words, alike ones beside each other. */
export const mechanismWords: Readonly<Record<Mechanism, Words>> = {
  'config-or-policy-push': { title: 'Configuration or policy change', about: 'a setting, rule or limit was changed' },
  'code-release-or-version-skew': { title: 'Release or version skew', about: 'new code, or two versions at once' },
  'latent-defect-triggered': {
    title: 'Old defect, newly triggered',
    about: 'it was always there; now something met it',
  },
  'schema-or-data-migration': { title: 'Schema or data migration', about: 'a change to tables or their contents' },
  'destructive-operation': { title: 'Destructive operation', about: 'something was deleted or overwritten' },
  'hard-resource-limit': { title: 'Hard resource limit', about: 'memory, disk, descriptors, connections ran out' },
  'overload-or-capacity': { title: 'Overload or lost capacity', about: 'more work, or fewer to do it' },
  'feedback-loop-metastable': { title: 'Feedback loop', about: 'it keeps itself broken: retries, stampedes' },
  'query-lock-plan': { title: 'Query, lock or plan', about: 'the database waits, or chose badly' },
  'queue-semantics': { title: 'Queue semantics', about: 'poison messages, order, redelivery' },
  'failover-replication-consensus': { title: 'Failover or replication', about: 'who leads, and who is behind' },
  'network-fault': { title: 'Network fault', about: 'loss, delay, a cut, a full table' },
  'dns-or-service-discovery': { title: 'DNS or discovery', about: 'names that lead nowhere, or to the wrong place' },
  'access-secret-permission': {
    title: 'Access, secret or permission',
    about: 'somebody may no longer do what they must',
  },
  'time-or-expiry': { title: 'Time or expiry', about: 'a certificate, a clock, a date' },
  'counter-or-keyspace-exhaustion': { title: 'Counter exhausted', about: 'identifiers or sequences ran out' },
  'logging-or-observability-induced': {
    title: 'Caused by logging or monitoring',
    about: 'the watching itself does the harm',
  },
  'third-party-dependency': { title: 'Third-party dependency', about: 'somebody else is down' },
  'hardware-power-storage': { title: 'Hardware or storage', about: 'a disk, a machine, power' },
  'attack-or-compromise': { title: 'Attack or compromise', about: 'somebody means it' },
};

/** What happened just before, in plain words. */
export const triggerWords: Readonly<Record<Trigger, string>> = {
  deploy: 'A deploy',
  'config-change': 'A configuration change',
  'flag-change': 'A feature flag',
  'data-change': 'A change of data',
  'scheduled-job': 'A scheduled job',
  'traffic-change': 'A change in traffic',
  'slow-growth': 'Slow growth',
  expiry: 'Something expired',
  'dependency-change': 'A dependency changed',
  maintenance: 'Maintenance',
  none: 'Nothing in particular',
};

export type Facet = ComponentRef['facet'];

/** The facets of a service, in plain words. */
export const facetWords: Readonly<Record<Facet, string>> = {
  container: 'the service as a whole',
  process: 'a process in it',
  config: 'its configuration',
  volume: 'its disk or volume',
  data: 'its data',
  build: 'its build or version',
  edge: 'its connection to …',
  external: 'something outside it uses',
};

/** A component as one says it: `api-2, its disk or volume`, `api-1 → redis`. */
export function componentWords({ service, facet, to }: ComponentRef): string {
  if (facet === 'edge') return `${service} → ${to ?? '?'}`;
  return facet === 'container' ? service : `${service}, ${facetWords[facet]}`;
}

const submissionCredits = [1, 0.7, 0.4, 0] as const;

/** The share of the cause points the next diagnosis can still earn, after `submissions` of them. */
export const submissionCredit = (submissions: number): number => submissionCredits[Math.min(submissions, 3)] ?? 0;
