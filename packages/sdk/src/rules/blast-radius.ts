import { blastRadiusProblems } from '@chaos-engine/faults';
import type { Rule } from '../check-scenario.ts';

/** S008: nothing of the scenario reaches beyond its stack and its permissions. */
export const blastRadius: Rule = (scenario, stack) => {
  const services = Object.keys(stack.services);
  // A target that is no service at all is S002's to report.
  const isKnown = ({ target }: { readonly target: string }) => services.includes(target);
  const { faults, decoys = [] } = scenario.sealed;
  const sealed = { ...scenario.sealed, faults: faults.filter(isKnown), decoys: decoys.filter(isKnown) };
  return blastRadiusProblems({ ...scenario, sealed }, stack).map((message) => ({
    code: 'S008',
    path: ['faults'],
    message,
  }));
};
