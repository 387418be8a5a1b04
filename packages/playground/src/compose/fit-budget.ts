import type { ServiceSpec } from './round-spec.ts';

/** What all services of a round may take together. */
export interface Budget {
  readonly cpus: number;
  readonly memoryBytes: number;
}

export const defaultBudget: Budget = { cpus: 6, memoryBytes: 3 * 2 ** 30 };

/** The same services, their limits lowered in proportion where their sum is beyond the budget. */
export function fitBudget(services: readonly ServiceSpec[], budget: Budget): readonly ServiceSpec[] {
  const total = (name: keyof Budget) => services.reduce((sum, service) => sum + service.limits[name], 0);
  const cpuShare = Math.min(1, budget.cpus / total('cpus'));
  const memoryShare = Math.min(1, budget.memoryBytes / total('memoryBytes'));
  if (cpuShare === 1 && memoryShare === 1) return services;
  return services.map((service) => ({
    ...service,
    limits: {
      ...service.limits,
      cpus: service.limits.cpus * cpuShare,
      memoryBytes: Math.floor(service.limits.memoryBytes * memoryShare),
    },
  }));
}
