import { ChaosError, type Random, randomInt } from '@chaos-engine/core';

/** Text with holes, read once and filled anew for each run of a journey. */
export type Template = readonly Part[];

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'nonce' | 'seq' }
  | { readonly type: 'drawn'; readonly draw: (random: Random) => unknown }
  | { readonly type: 'captured'; readonly name: string };

/**
 * What fills the holes of one run. `${nonce}` and `${seq}` are the run's own, the same wherever they stand, so that a later
 * step can ask for what an earlier one wrote; each `${int}` and `${pick}` is a draw of its own, kept when the step is retried.
 */
export interface RunValues {
  readonly random: Random;
  readonly seq: number;
  readonly nonce: string;
  readonly drawn: Map<Part, unknown>;
  readonly captured: Map<string, unknown>;
}

/** Fresh values for one run of a journey; `seq` is the number of the run. */
export function createRunValues(random: Random, seq: number): RunValues {
  return { random, seq, nonce: randomWord(random), drawn: new Map(), captured: new Map() };
}

/** Reads a template; `known` are the names captured before it. Throws `STACK_INVALID` naming the template and the hole. */
export function parseTemplate(text: string, known: ReadonlySet<string>): Template {
  const parts: Part[] = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('${', from);
    const end = open < 0 ? text.length : open;
    if (end > from) parts.push({ type: 'text', text: text.slice(from, end) });
    if (open < 0) break;
    const close = text.indexOf('}', open);
    if (close < 0) throw invalid(text, 'the last "${" is not closed by "}"');
    parts.push(parseHole(text, text.slice(open + 2, close), known));
    from = close + 1;
  }
  return parts;
}

/** The filled text. `encode` is applied to captured values only: they come from the system, the rest from the author. */
export function fillText(template: Template, values: RunValues, encode = (value: string) => value): string {
  return template
    .map((part) => {
      if (part.type === 'text') return part.text;
      const text = asText(holeValue(part, values));
      return part.type === 'captured' ? encode(text) : text;
    })
    .join('');
}

/** The filled value. A template that is one hole and nothing else keeps the hole's type: `${int:1:9}` is a number. */
export function fillValue(template: Template, values: RunValues): unknown {
  const [only, second] = template;
  if (only !== undefined && only.type !== 'text' && second === undefined) return holeValue(only, values);
  return fillText(template, values);
}

function holeValue(part: Exclude<Part, { type: 'text' }>, values: RunValues): unknown {
  if (part.type === 'captured') return values.captured.get(part.name);
  if (part.type !== 'drawn') return values[part.type];
  if (!values.drawn.has(part)) values.drawn.set(part, part.draw(values.random));
  return values.drawn.get(part);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function parseHole(template: string, hole: string, known: ReadonlySet<string>): Part {
  const colon = hole.indexOf(':');
  const name = colon < 0 ? hole : hole.slice(0, colon);
  const rest = colon < 0 ? null : hole.slice(colon + 1);
  if ((name === 'nonce' || name === 'seq') && rest === null) return { type: name };
  if (name === 'int' && rest !== null) return parseIntHole(template, hole, rest);
  if (name === 'pick' && rest !== null) return parsePickHole(template, hole, rest);
  if (rest === null && known.has(name)) return { type: 'captured', name };
  const names = ['nonce', 'int:LOW:HIGH', 'pick:A|B', 'seq', ...known];
  throw invalid(template, `unknown hole "\${${hole}}"; known here: ${names.join(', ')}`);
}

function parseIntHole(template: string, hole: string, rest: string): Part {
  const match = /^(-?\d{1,15}):(-?\d{1,15})$/.exec(rest);
  const [low, high] = [Number(match?.[1]), Number(match?.[2])];
  if (!(low <= high)) throw invalid(template, `"\${${hole}}" must be "\${int:LOW:HIGH}", two whole numbers in order`);
  return { type: 'drawn', draw: (random) => randomInt(random, low, high) };
}

function parsePickHole(template: string, hole: string, rest: string): Part {
  const options = rest.split('|');
  if (rest === '') throw invalid(template, `"\${${hole}}" has nothing to pick from; write "\${pick:A|B}"`);
  return { type: 'drawn', draw: (random) => options[randomInt(random, 0, options.length - 1)] };
}

/** Twelve letters that can be read aloud: about 10^11 words, so that two users never share one. */
function randomWord(random: Random): string {
  const pick = (letters: string) => letters.charAt(randomInt(random, 0, letters.length - 1));
  return Array.from({ length: 6 }, () => pick('bdfgklmnprstvz') + pick('aeiou')).join('');
}

function invalid(template: string, why: string): ChaosError {
  return new ChaosError('STACK_INVALID', `template "${template}": ${why}`);
}
