import type { ProvisionStep } from '@chaos-engine/core';

export interface ServiceStep {
  readonly name: string;
  /** `null`: it has not begun. */
  readonly step: ProvisionStep | null;
}

export interface Preparation {
  /** What comes before the services: images, networks, containers. */
  readonly before: readonly ProvisionStep[];
  /** All services, in the order of the stack, so that no line jumps when another begins. */
  readonly services: readonly ServiceStep[];
  readonly ready: number;
}

/** Sorts the steps of a playground's start for the lobby. */
export function preparationOf(steps: readonly ProvisionStep[], names: readonly string[]): Preparation {
  const services = names.map((name) => ({ name, step: steps.find(({ step }) => step === name) ?? null }));
  return {
    before: steps.filter(({ step }) => !names.includes(step)),
    services,
    ready: services.filter(({ step }) => step?.state === 'done').length,
  };
}
