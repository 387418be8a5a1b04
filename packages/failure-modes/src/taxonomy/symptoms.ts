import { idsOf, type Term } from './term.ts';

/** What users, or those who watch, notice first. */
export const symptoms = {
  'total-unavailability': { title: 'Everything is down', about: 'Nobody can use it.' },
  'elevated-errors-partial': { title: 'Errors for some', about: 'A part of the requests, users or features fails.' },
  'latency-or-timeouts': { title: 'Slow or timing out', about: 'Answers come late, or too late.' },
  'writes-fail-or-read-only': { title: 'Writes fail', about: 'It can be read and not changed.' },
  'stale-or-wrong-data': { title: 'Stale or wrong data', about: 'Answers come, and are not true.' },
  'backlog-or-stuck-async': { title: 'Work piles up', about: 'What should happen later does not happen.' },
  'auth-failures': { title: 'Nobody can log in', about: 'Users or services are not recognised.' },
  'crash-or-oom-loop': { title: 'Crashing again and again', about: 'Processes die, come back and die.' },
  'data-loss-or-leak': { title: 'Data lost or leaked', about: 'Data is gone, or seen by those who must not.' },
  'monitoring-or-logs-lost': { title: 'Flying blind', about: 'Signals are missing; users may be well.' },
} as const satisfies Readonly<Record<string, Term>>;

export type Symptom = keyof typeof symptoms;
export const symptomIds = idsOf<Symptom>(symptoms);
