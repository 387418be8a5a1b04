import { faultKinds } from '@chaos-engine/faults';
import type { Rule } from '../check-scenario.ts';
import type { CheckCode } from '../checks.ts';
import type { Problem } from '../problem.ts';
import { unknownName } from '../suggest.ts';
import { placedCommands, placedSteps } from './placed-commands.ts';

/** S002 service, S003 journey, S004 alert, S005 fault kind: every name is one the stack, or the fault library, has. */
export const names: Rule = (scenario, stack) => {
  const { truth, alerts } = scenario.sealed;
  const steps = placedSteps(scenario);
  const services = Object.keys(stack.services);
  const judged = stack.journeys.filter((journey) => journey.judged).map(({ id }) => id);
  const check = (code: CheckCode, what: string, known: readonly string[], used: readonly Used[]): readonly Problem[] =>
    used
      .filter(({ name }) => !known.includes(name))
      .map(({ name, path }) => ({ code, path, message: unknownName(what, name, known) }));
  return [
    ...check('S002', `service of ${stack.id}`, services, [
      ...steps.map(({ step, path }) => ({ name: step.target, path: [...path, 'target'] })),
      ...truth.components.map(({ service }, i) => ({ name: service, path: ['truth', 'components', i, 'service'] })),
      ...truth.components.flatMap(({ to }, i) => (to ? [{ name: to, path: ['truth', 'components', i, 'to'] }] : [])),
      ...truth.neighbours.map((name, i) => ({ name, path: ['truth', 'neighbours', i] })),
      ...truth.object.map(({ service }, i) => ({ name: service, path: ['truth', 'object', i, 'service'] })),
      ...(truth.furtherCauses ?? []).flatMap(({ object }, cause) =>
        object.map(({ service }, i) => ({
          name: service,
          path: ['truth', 'furtherCauses', cause, 'object', i, 'service'],
        })),
      ),
      ...placedCommands(scenario).map(({ command, path }) => ({ name: command.service, path: [...path, 'service'] })),
    ]),
    ...check('S003', `judged journey of ${stack.id}`, judged, [
      ...truth.impact.map((name, i) => ({ name, path: ['truth', 'impact', i] })),
    ]),
    ...check(
      'S004',
      `alert of ${stack.id}`,
      stack.alerts.map(({ id }) => id),
      alerts.map((name, i) => ({ name, path: ['alerts', i] })),
    ),
    ...check(
      'S005',
      'fault kind',
      faultKinds,
      steps.map(({ step, path }) => ({ name: step.kind, path: [...path, 'kind'] })),
    ),
  ];
};

interface Used {
  readonly name: string;
  readonly path: readonly (string | number)[];
}
