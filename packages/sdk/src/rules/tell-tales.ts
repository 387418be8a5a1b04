import type { Rule } from '../check-scenario.ts';
import { placedCommands, placedSteps } from './placed-commands.ts';

const words = /\b(chaos|faults?|inject(?:ed|ion|or)?|scenarios?|oracle|sabotage)\b/i;

/** S011: players see process lists, files and logs; nothing that runs in the sandbox says what it is for. */
export const tellTales: Rule = (scenario) =>
  [
    ...placedSteps(scenario).map(({ step, path }) => ({ text: JSON.stringify(step.with), path: [...path, 'with'] })),
    ...placedCommands(scenario).map(({ command, path }) => ({ text: command.argv.join(' '), path: [...path, 'argv'] })),
    ...scenario.extraTraffic.map((journey, i) => ({ text: JSON.stringify(journey.steps), path: ['extraTraffic', i] })),
  ].flatMap(({ text, path }) => {
    const found = words.exec(text);
    if (!found) return [];
    return [{ code: 'S011', path, message: `players can see this; find another word for ${JSON.stringify(found[0])}` }];
  });
