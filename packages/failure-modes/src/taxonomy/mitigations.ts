import { idsOf, type Term } from './term.ts';

/** What made users whole again; an incident may have needed several. */
export const mitigations = {
  'rollback-or-revert': { title: 'Undo the change', about: 'The previous build, setting or state was put back.' },
  'fix-forward': { title: 'Fix forward', about: 'A new change repaired it.' },
  restart: { title: 'Restart', about: 'Processes or machines were started anew.' },
  'restore-or-rebuild': { title: 'Restore or rebuild', about: 'It was brought back from a copy, or made again.' },
  'shed-load-throttle-block': { title: 'Turn load away', about: 'Some of the traffic was refused, slowed or blocked.' },
  'add-capacity': { title: 'Add capacity', about: 'More machines, or larger ones.' },
  'repair-data-or-state': { title: 'Repair data', about: 'Wrong or missing records were set right.' },
  'failover-or-traffic-shift': { title: 'Shift traffic', about: 'Another copy or site took over.' },
  'stop-job-or-kill-query': { title: 'Stop a job or query', about: 'What was doing the harm was ended.' },
  'free-space-or-purge': { title: 'Make space', about: 'Something was deleted, emptied or truncated.' },
  'disable-feature-or-path': { title: 'Switch a feature off', about: 'The way that did the harm was closed.' },
  'isolate-or-drain-bad-node': { title: 'Take a node out', about: 'The sick one no longer gets traffic.' },
  'raise-limit': { title: 'Raise a limit', about: 'The ceiling was set higher.' },
  'repair-or-replace-hardware': { title: 'Replace hardware', about: 'A part, a machine or a feed was repaired.' },
  'self-recovered': { title: 'It went away', about: 'It ended without anybody doing something about it.' },
  'renew-or-rotate-credential': { title: 'Renew a credential', about: 'A certificate, key or password was made new.' },
  'wait-for-upstream': { title: 'Wait for somebody else', about: 'It was over when theirs was.' },
} as const satisfies Readonly<Record<string, Term>>;

export type Mitigation = keyof typeof mitigations;
export const mitigationIds = idsOf<Mitigation>(mitigations);
