import type { AlertView, RoundView, Signals } from '@chaos-engine/protocol';
import type { Tone } from './phase.ts';

export interface ServiceHealth {
  readonly tone: Tone;
  readonly word: string;
}

type Service = RoundView['services'][number];
type Usage = Signals['services'][string];

const statusLooks: Readonly<Record<Exclude<Service['status'], 'running'>, ServiceHealth>> = {
  exited: { tone: 'crit', word: 'Down' },
  missing: { tone: 'crit', word: 'Missing' },
  paused: { tone: 'paused', word: 'Frozen' },
};

/**
 * What can be said of a service from outside: its container, its firing alerts, its memory against the limit. `Running`
 * promises no more than that.
 */
export function serviceHealth(
  service: Pick<Service, 'name' | 'status'>,
  usage: Usage | undefined,
  alerts: readonly AlertView[],
): ServiceHealth {
  if (service.status !== 'running') return statusLooks[service.status];
  const firing = alerts.filter((alert) => alert.service === service.name && alert.clearedAt === null);
  if (firing.some(({ severity }) => severity === 'page')) return { tone: 'crit', word: 'Alert' };
  if (firing.length > 0) return { tone: 'warn', word: 'Warning' };
  if (usage?.memoryLimitBytes && usage.memoryBytes / usage.memoryLimitBytes > 0.95)
    return { tone: 'warn', word: 'Memory full' };
  return { tone: 'ok', word: 'Running' };
}
