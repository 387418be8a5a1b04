import type { Check } from '@chaos-engine/protocol';

/** Images of a stack that are to be built. */
export interface ImageNeeds {
  /** Not there: the stack cannot start. */
  readonly missing: readonly string[];
  /** Built from files that have been edited since: it starts, as it was before the edit. */
  readonly outdated: readonly string[];
}

export const noNeeds: ImageNeeds = { missing: [], outdated: [] };

/** The command that builds the images of a stack. */
export const buildCommand = (stack: string): string => `npm run chaos -- stack build ${stack}`;

/** Why the stack cannot be played, or `null`. */
export const missingWords = (stack: string, { missing }: ImageNeeds): string | null =>
  missing.length === 0 ? null : `images missing: ${missing.join(', ')}; build them with: ${buildCommand(stack)}`;

/** What a player of the stack should know, or `null`. */
export const outdatedWords = (stack: string, { outdated }: ImageNeeds): string | null =>
  outdated.length === 0
    ? null
    : `images older than their files: ${outdated.join(', ')}; to play the newest: ${buildCommand(stack)}`;

/** The doctor's line about the images of a stack. */
export function imageCheck(stack: string, needs: ImageNeeds): Check {
  const { missing, outdated } = needs;
  const words = [
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(outdated.length > 0 ? [`older than their files: ${outdated.join(', ')}`] : []),
  ];
  return {
    id: `images-${stack}`,
    title: `Images of ${stack}`,
    state: missing.length > 0 ? 'fail' : outdated.length > 0 ? 'warn' : 'ok',
    result: words.length === 0 ? 'all there' : words.join('; '),
    why: 'Images are built before a round, never during one.',
    fix: words.length === 0 ? null : `Run ${buildCommand(stack)}, or npm start, which builds what is to be built.`,
  };
}
