import { faults as library } from '@chaos-engine/faults';
import type { Rule } from '../check-scenario.ts';
import { placedSteps } from './placed-commands.ts';

/** S006: the parameters of every fault are those its kind takes. */
export const faultParameters: Rule = (scenario) =>
  placedSteps(scenario).flatMap(({ step: { kind, with: params }, path: place }) => {
    const parsed = library.find((fault) => fault.kind === kind)?.params.safeParse(params);
    if (parsed === undefined || parsed.success) return [];
    return parsed.error.issues.map(({ path, message }) => ({
      code: 'S006',
      path: [...place, 'with', ...path.map((part) => (typeof part === 'symbol' ? String(part) : part))],
      message: `${kind} does not take this: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    }));
  });
