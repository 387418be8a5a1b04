import { ChaosError, type ExecResult, type Millis, type Playground, type ServiceName } from '@chaos-engine/core';

export interface CommandOptions {
  readonly stdin?: string;
  /** Default 30 s: a busy machine is no reason to void a round. */
  readonly timeoutMs?: Millis;
}

/** Standard output of a command that must succeed. Throws `PLAYGROUND_FAILED` naming the command and what it said. */
export async function read(
  playground: Playground,
  service: ServiceName,
  argv: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return outputOf(service, argv, await attempt(playground, service, argv, options));
}

/** Runs a command whose failure is an answer too. */
export function attempt(
  playground: Playground,
  service: ServiceName,
  argv: readonly string[],
  { timeoutMs = 30_000, stdin }: CommandOptions = {},
): Promise<ExecResult> {
  return playground.exec(service, argv, { timeoutMs, ...(stdin !== undefined && { stdin }) });
}

/** Standard output of a command that had to succeed. Throws `PLAYGROUND_FAILED` naming the command and what it said. */
export function outputOf(where: string, argv: readonly string[], result: ExecResult): string {
  if (result.exitCode === 0) return result.stdout;
  const said = (result.stderr || result.stdout).trim().slice(-300) || 'nothing';
  throw new ChaosError(
    'PLAYGROUND_FAILED',
    `${where}: "${argv.join(' ').slice(0, 200)}" ended with ${result.exitCode}, saying: ${said}`,
  );
}

/** A constant script with values handed over as `$1`, `$2`, ...: nothing in a value is ever read as shell. */
export function script(text: string, ...values: readonly string[]): readonly string[] {
  return ['sh', '-c', text, 'sh', ...values];
}
