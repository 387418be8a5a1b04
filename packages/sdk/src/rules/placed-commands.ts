import type { FaultStep, SandboxCommand, Scenario } from '@chaos-engine/core';

/** Every command a scenario runs in the sandbox, with its place in the definition. */
export function placedCommands(
  scenario: Scenario,
): readonly { readonly command: SandboxCommand; readonly path: readonly (string | number)[] }[] {
  const { guards, invariants, durability, collateral, solution, alternatives, wrongMoves } = scenario.sealed;
  const list = (commands: readonly SandboxCommand[], ...path: (string | number)[]) =>
    commands.map((command, i) => ({ command, path: [...path, i] }));
  return [
    ...list(guards, 'guards'),
    ...list(invariants, 'invariants'),
    ...list(durability, 'durability'),
    ...list(collateral, 'collateral'),
    ...list(solution.steps, 'solution', 'steps'),
    ...alternatives.flatMap(({ steps }, i) => list(steps, 'alternatives', i, 'steps')),
    ...wrongMoves.flatMap(({ steps }, i) => list(steps, 'wrongMoves', i, 'steps')),
  ];
}

/** Every fault and decoy, with its place in the definition. */
export function placedSteps({
  sealed,
}: Scenario): readonly { readonly step: FaultStep; readonly path: readonly (string | number)[] }[] {
  return (['faults', 'decoys'] as const).flatMap((name) =>
    (sealed[name] ?? []).map((step, i) => ({ step, path: [name, i] })),
  );
}
