import type { Rule } from '../check-scenario.ts';
import { touchedBy } from '../touched.ts';

/** S018: the components of the truth are among what the faults touch. */
export const touchedComponents: Rule = ({ sealed: { faults, truth } }, stack) => {
  const known = faults.map((step) => touchedBy(step, stack));
  if (faults.length === 0 || known.includes(null)) return [];
  const touched = new Set(known.flatMap((services) => services ?? []));
  return truth.components.flatMap(({ service, to }, i) => {
    if (touched.has(service) || (to !== undefined && touched.has(to))) return [];
    const message = `no fault touches ${service}; the faults are aimed at ${[...touched].join(', ')}. A service that only suffers is one of neighbours`;
    return [{ code: 'S018', path: ['truth', 'components', i], message }];
  });
};
