import { type Mode, type Rules, standardRules } from '@chaos-engine/core';
import type { ServerOptions } from './options.ts';

/** The rules rounds are opened with. At the quick pace both modes are short, and say so in their log. */
export function rulesFor(pace: ServerOptions['pace']): Readonly<Record<Mode, Rules>> {
  if (pace === 'standard') return standardRules;
  const quick: Rules = {
    ...standardRules.practice,
    readyForMs: 15_000,
    holdForMs: 20_000,
    soakForMs: 20_000,
    answersForMs: 60_000,
  };
  return { practice: quick, ranked: quick };
}
