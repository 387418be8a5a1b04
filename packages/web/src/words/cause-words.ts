import type { ComponentRef, Mechanism, Trigger } from '@chaos-engine/core';
import { causes, triggers } from '@chaos-engine/failure-modes/taxonomy';

export interface Words {
  readonly title: string;
  readonly about: string;
}

/** A few words beside each mechanism while one chooses; alike ones stand together. */
const help: Readonly<Record<Mechanism, string>> = {
  'config-or-policy-push': 'a setting, rule or limit was changed',
  'code-release-or-version-skew': 'new code, or two versions at once',
  'latent-defect-triggered': 'it was always there; now something met it',
  'schema-or-data-migration': 'a change to tables or their contents',
  'destructive-operation': 'something was deleted or overwritten',
  'hard-resource-limit': 'memory, disk, descriptors, connections ran out',
  'overload-or-capacity': 'more work, or fewer to do it',
  'feedback-loop-metastable': 'it keeps itself broken: retries, stampedes',
  'query-lock-plan': 'the database waits, or chose badly',
  'queue-semantics': 'poison messages, order, redelivery',
  'failover-replication-consensus': 'who leads, and who is behind',
  'network-fault': 'loss, delay, a cut, a full table',
  'dns-or-service-discovery': 'names that lead nowhere, or to the wrong place',
  'access-secret-permission': 'somebody may no longer do what they must',
  'time-or-expiry': 'a certificate, a clock, a date',
  'counter-or-keyspace-exhaustion': 'identifiers or sequences ran out',
  'logging-or-observability-induced': 'the watching itself does the harm',
  'third-party-dependency': 'somebody else is down',
  'hardware-power-storage': 'a disk, a machine, power',
  'attack-or-compromise': 'somebody means it',
};

/** The mechanisms a diagnosis chooses from, in plain words, alike ones beside each other. */
export const mechanismWords = Object.fromEntries(
  (Object.keys(help) as Mechanism[]).map((id) => [id, { title: causes[id].title, about: help[id] }]),
) as Readonly<Record<Mechanism, Words>>;

/** What happened just before, in plain words. */
export const triggerWords = Object.fromEntries(
  (Object.keys(triggers) as Trigger[]).map((id) => [id, triggers[id].title]),
) as Readonly<Record<Trigger, string>>;

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
