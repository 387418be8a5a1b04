import { idsOf, type Term } from './term.ts';

/** What the component that failed is for. */
export const roles = {
  'edge-or-load-balancer': { title: 'Edge or load balancer', about: 'Takes users in and spreads them.' },
  'dns-or-discovery': { title: 'DNS or discovery', about: 'Turns names into addresses, or lists who is there.' },
  application: { title: 'Application', about: 'Answers requests with code of one’s own.' },
  'background-worker': { title: 'Background worker', about: 'Does work nobody waits for.' },
  'queue-or-broker': { title: 'Queue or broker', about: 'Keeps work and messages until somebody takes them.' },
  'sql-primary': { title: 'SQL primary', about: 'The relational database that takes writes.' },
  'sql-replica': { title: 'SQL replica', about: 'A copy of it that is read from, or stands by.' },
  'nosql-store': { title: 'NoSQL store', about: 'Documents, wide columns and other stores without SQL.' },
  cache: { title: 'Cache', about: 'Keeps answers so that they need not be worked out again.' },
  'search-or-query-service': { title: 'Search or query service', about: 'Finds and aggregates over an index.' },
  'file-or-object-storage': { title: 'File or object storage', about: 'Volumes, file systems, buckets.' },
  'coordination-service': { title: 'Coordination service', about: 'Holds locks, leases and who leads.' },
  'identity-or-secrets': { title: 'Identity or secrets', about: 'Logins, tokens, keys and certificates.' },
  'config-or-flag-plane': {
    title: 'Configuration or flags',
    about: 'Carries settings and flags to those who read them.',
  },
  'scheduler-or-orchestrator': { title: 'Scheduler or orchestrator', about: 'Decides what runs where and when.' },
  network: { title: 'Network', about: 'Switches, routers, links, firewalls, gateways.' },
  observability: { title: 'Observability', about: 'Logs, metrics, alerts.' },
  'client-software': { title: 'Client software', about: 'Runs at the users’ end.' },
  'third-party': { title: 'Third party', about: 'Run by somebody else.' },
  'control-plane': { title: 'Control plane', about: 'Deploys, provisions and manages the rest.' },
  'facility-or-power': { title: 'Facility or power', about: 'The building, its power and its cooling.' },
} as const satisfies Readonly<Record<string, Term>>;

export type ComponentRole = keyof typeof roles;
export const componentRoles = idsOf<ComponentRole>(roles);
