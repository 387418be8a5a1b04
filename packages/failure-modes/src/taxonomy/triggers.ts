import type { Trigger } from '@chaos-engine/core';
import type { Term } from './term.ts';

/** What happened just before, which is not why. */
export const triggers: Readonly<Record<Trigger, Term>> = {
  deploy: { title: 'A deploy', about: 'A new build went out.' },
  'config-change': { title: 'A configuration change', about: 'A setting, rule or policy was changed.' },
  'flag-change': { title: 'A feature flag', about: 'A flag was set.' },
  'data-change': { title: 'A change of data', about: 'Data or its schema was changed or moved.' },
  'scheduled-job': { title: 'A scheduled job', about: 'Something that runs by the clock ran.' },
  'traffic-change': { title: 'A change in traffic', about: 'More users, other users, or an input never seen before.' },
  'slow-growth': { title: 'Slow growth', about: 'Nothing happened; something had been filling up for long.' },
  expiry: { title: 'Something expired', about: 'A date came: a certificate, a leap day, the end of a term.' },
  'dependency-change': { title: 'A dependency changed', about: 'Somebody it relies on changed or went down.' },
  maintenance: { title: 'Maintenance', about: 'An upgrade, a migration of machines, planned work.' },
  'manual-action': { title: 'Something done by hand', about: 'A person ran a command.' },
  'hardware-fault': { title: 'A hardware or link fault', about: 'A machine, disk, cable or power feed failed.' },
  attack: { title: 'An attack', about: 'Somebody from outside set it off on purpose.' },
  none: { title: 'Nothing in particular', about: 'Nothing can be named that happened before.' },
};
