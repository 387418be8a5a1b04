import type { Mechanism } from '@chaos-engine/core';
import type { Term } from './term.ts';

/** Cause classes: the mechanism one has to understand to make users whole again, which need not be the first domino. */
export const causes: Readonly<Record<Mechanism, Term>> = {
  'config-or-policy-push': {
    title: 'Configuration or policy change',
    about: 'A setting, route, rule, limit or generated data file was changed, and does what it now says.',
  },
  'hard-resource-limit': {
    title: 'Hard resource limit',
    about: 'Something that does not stretch ran out: memory, disk, inodes, descriptors, threads, ports, connections.',
  },
  'overload-or-capacity': {
    title: 'Overload or lost capacity',
    about: 'Ordinary work is more than what is there to do it, and ends when the two fit again.',
  },
  'feedback-loop-metastable': {
    title: 'Feedback loop',
    about: 'What set it off is over and it stays down: retries, stampedes and reconnects feed it.',
  },
  'code-release-or-version-skew': {
    title: 'Release or version skew',
    about: 'New code misbehaves, or two versions that run side by side do not agree.',
  },
  'latent-defect-triggered': {
    title: 'Old defect, newly triggered',
    about: 'The bug was always there; an input, a size or a moment met it, and no change has to be undone.',
  },
  'destructive-operation': {
    title: 'Destructive operation',
    about: 'Something was deleted, overwritten or shut down by somebody who was allowed to.',
  },
  'failover-replication-consensus': {
    title: 'Failover or replication',
    about: 'Copies disagree about who leads, or lag behind the one that does.',
  },
  'hardware-power-storage': {
    title: 'Hardware or storage',
    about: 'A disk, a machine, a power feed or cooling gave out.',
  },
  'network-fault': {
    title: 'Network fault',
    about: 'Packets are lost, late, cut off or sent the wrong way between healthy ends.',
  },
  'query-lock-plan': {
    title: 'Query, lock or plan',
    about: 'The database does what it was told, slowly: a bad plan, a long lock, a query too many.',
  },
  'queue-semantics': {
    title: 'Queue semantics',
    about: 'Order, redelivery, acknowledgement or a message that cannot be handled holds the others up.',
  },
  'dns-or-service-discovery': {
    title: 'DNS or discovery',
    about: 'A name leads nowhere, to the wrong place, or takes too long to lead anywhere.',
  },
  'logging-or-observability-induced': {
    title: 'Caused by logging or monitoring',
    about: 'What watches the system takes it down: full disks, blocked writers, costly metrics.',
  },
  'access-secret-permission': {
    title: 'Access, secret or permission',
    about: 'The right party may no longer do the right thing: a credential, a permission, a policy.',
  },
  'schema-or-data-migration': {
    title: 'Schema or data migration',
    about: 'The change of tables or of their contents does the harm, while it runs or by what it leaves.',
  },
  'counter-or-keyspace-exhaustion': {
    title: 'Counter exhausted',
    about: 'A space of identifiers ran out: a sequence, a key type, transaction ids.',
  },
  'time-or-expiry': {
    title: 'Time or expiry',
    about: 'A certificate, a token, a clock or an odd date made something invalid.',
  },
  'third-party-dependency': {
    title: 'Third-party dependency',
    about: 'Somebody outside is down or has changed, and one cannot do without.',
  },
  'attack-or-compromise': {
    title: 'Attack or compromise',
    about: 'Somebody means it: floods, stolen credentials, abuse.',
  },
};
