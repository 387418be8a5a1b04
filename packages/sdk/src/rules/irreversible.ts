import { faults as library } from '@chaos-engine/faults';
import type { Rule } from '../check-scenario.ts';
import { placedSteps } from './placed-commands.ts';

/** S021: a scenario says that it cannot be undone when, and only when, that is so. */
export const irreversible: Rule = (scenario) => {
  const said = scenario.sealed.irreversible ?? false;
  const found = placedSteps(scenario).find(({ step }) =>
    library.some(({ kind, reversible }) => kind === step.kind && !reversible),
  );
  if (found && !said)
    return [
      {
        code: 'S021',
        path: [...found.path, 'kind'],
        message: `${found.step.kind} cannot be undone exactly; say irreversible: true, and the playground is thrown away`,
      },
    ];
  if (!found && said)
    return [{ code: 'S021', path: ['irreversible'], message: 'every fault here can be undone; leave it out' }];
  return [];
};
