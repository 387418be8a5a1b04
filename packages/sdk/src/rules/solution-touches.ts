import { causesOf } from '@chaos-engine/core';
import type { Rule } from '../check-scenario.ts';
import { groupOf } from '../touched.ts';

/** S022: the solution mentions a component or an object of the truth. */
export const solutionTouches: Rule = ({ sealed: { faults, truth, solution } }) => {
  if (faults.length === 0 || truth.components.length === 0) return [];
  const services = truth.components.flatMap(({ service, to }) => [service, ...(to ? [to] : [])]);
  const objects = causesOf(truth).flatMap(({ object }) => object.map(({ key }) => key.replace(/^[a-z]+:/, '')));
  const names = [...services, ...services.map(groupOf), ...objects].filter((name) => name.length > 1);
  const text = solution.steps.map(({ service, argv }) => [service, ...argv].join(' ')).join('\n');
  if (names.some((name) => text.includes(name))) return [];
  const message = `no step mentions ${[...new Set(services)].join(', ')} or what was changed in it; does it end the cause?`;
  return [{ code: 'S022', path: ['solution', 'steps'], message }];
};
