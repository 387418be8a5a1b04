import { type CheckInfo, checks } from './checks.ts';

/** The reference page of all checks, in Markdown. */
export function checksPage(): string {
  const rows = Object.entries(checks as Readonly<Record<string, CheckInfo>>).map(
    ([code, { severity, asks, because }]) =>
      `## ${code}\n\n${severity === 'error' ? '**Error.**' : '**Warning.**'} ${asks}\n\n${because}\n`,
  );
  return `# Checks of a scenario

What \`npm run chaos -- scenario check\` looks at without playing. An error keeps a scenario from being played, a warning does
not, unless \`--strict\` is given. Codes are stable; none can be switched off. If one is wrong about your scenario, the rule in
\`packages/sdk/src/rules/\` is what to mend.

This page is made of \`packages/sdk/src/checks.ts\`.

${rows.join('\n')}`;
}
