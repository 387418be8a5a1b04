import { canonicalJson, type ExecResult, type Playground, type ServiceName } from '@chaos-engine/core';
import { outputOf } from './run-command.ts';

/** One command, as words. */
export type Words = readonly string[];

/** A change of a service's network that is made from beside it. */
export interface Change {
  /** The same fault with the same parameters has the same name. */
  readonly name: string;
  readonly make: readonly Words[];
  /** Each may fail: restarts and players undo things too. */
  readonly undo: readonly Words[];
}

/** A short name for what a fault of this kind with these parameters holds; fit for a chain of iptables. */
export function heldName(kind: string, params: unknown): string {
  let hash = 0x811c9dc5;
  for (const char of `${kind} ${canonicalJson(params)}`)
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return `f${(hash >>> 0).toString(36)}`;
}

/**
 * Makes the change and has it held: it is undone when we are gone for too long. Made already, it does nothing. When a command
 * fails, all is undone, and `PLAYGROUND_FAILED` has what it said.
 */
export async function hold(playground: Playground, service: ServiceName, change: Change): Promise<void> {
  const stdin = [...change.undo.map(line), '--', ...change.make.map(line), ''].join('\n');
  await beside(playground, service, ['hold', change.name], stdin);
}

/** Undoes the change, also where the helper that held it has been killed. */
export async function release(
  playground: Playground,
  service: ServiceName,
  { name, undo }: Pick<Change, 'name' | 'undo'>,
): Promise<void> {
  await beside(playground, service, ['release', name], [...undo.map(line), ''].join('\n'));
}

/** Standard output of a command beside a service that must succeed. */
export async function beside(
  playground: Playground,
  service: ServiceName,
  argv: Words,
  stdin?: string,
): Promise<string> {
  return outputOf(`beside ${service}`, argv, await tryBeside(playground, service, argv, stdin));
}

/** Runs a command beside a service whose failure is an answer too. */
export function tryBeside(
  playground: Playground,
  service: ServiceName,
  argv: Words,
  stdin?: string,
): Promise<ExecResult> {
  return playground.beside(service, argv, stdin === undefined ? {} : { stdin });
}

/** Words as one line of shell that means just them. */
const line = (words: Words) => words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
