import { readFileSync } from 'node:fs';

/** A text beside the scenario: `markdown(import.meta.url, 'briefing.md')`. */
export function markdown(besides: string, name: string): string {
  return readFileSync(new URL(name, besides), 'utf8');
}

interface Expectation {
  /** Exit code that means "as expected"; 0 when not given. */
  readonly exit?: number;
  readonly includes?: string;
  readonly timeoutMs?: number;
}

/** A command line for the shell of a service, as a player would type it there. */
export function bash<const Service extends string>(service: Service, line: string, expected: Expectation = {}) {
  return { service, argv: ['bash', '-lc', line], ...expected } as const;
}
