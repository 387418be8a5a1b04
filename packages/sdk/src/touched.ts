import type { FaultStep, Stack } from '@chaos-engine/core';

/**
 * The services a fault touches as far as its own words say: its target, and what its parameters name, one by one or as a
 * group (`api` for api-1 and api-2). `null` when it is done from the operations host and names nobody: that may be anybody.
 */
export function touchedBy({ target, with: params }: FaultStep, { services }: Stack): readonly string[] | null {
  const named = Object.keys(services).filter((service) => stringsIn(params).some((text) => isNamed(service, text)));
  if (named.length === 0 && services[target]?.role === 'toolbox') return null;
  return [target, ...named];
}

/** Whether `text` means that service, by its own name or by that of its group. */
const isNamed = (service: string, text: string): boolean => text === service || text === groupOf(service);

/** `api` of `api-1`. */
export const groupOf = (service: string): string => service.replace(/-\d+$/, '');

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
