import { Refusal } from './refusal.ts';

const maxBytes = 256 * 1024;
const maxLines = 6_000;
const maxNesting = 24;
const maxIndent = 96;
// Each of these can begin a value. More of them than lines, and the parser's time grows with their square.
const maxMarks: Readonly<Record<string, number>> = { ',': 6_000, '&': 2_000, '*': 2_000 };

/**
 * The text of a Compose file, if its bytes can be given to a parser at all: counted before parsing, because the parser
 * recurses. Throws `Refusal`.
 */
export function checkBytes(bytes: Uint8Array): string {
  if (bytes.byteLength > maxBytes)
    throw new Refusal([], `the file has ${bytes.byteLength} bytes; at most ${maxBytes} are read`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal([], 'the file is not valid UTF-8');
  }
  const lines = text.split('\n');
  if (lines.length > maxLines)
    throw new Refusal([], `the file has ${lines.length} lines; at most ${maxLines} are read`);
  const odd = lines.findIndex((line) => hiddenCharacter.test(line.replace(/\r$/, '')));
  if (odd >= 0) throw new Refusal([], `line ${odd + 1} has a control or direction character; write it in plain text`);
  const deep = lines.findIndex((line) => indentOf(line) > maxIndent || dashesOf(line) > maxNesting);
  if (deep >= 0) throw new Refusal([], `line ${deep + 1} is nested too deeply; at most ${maxNesting} levels are read`);
  for (const [mark, most] of Object.entries(maxMarks)) {
    if (text.split(mark).length - 1 > most)
      throw new Refusal([], `the file has more than ${most} times the character ${mark}`);
  }
  if (bracketDepth(text) > maxNesting) throw new Refusal([], `brackets are nested deeper than ${maxNesting} levels`);
  return text;
}

// Tab is fine. Other controls, zero-width marks, changes of direction and byte order marks inside the text are not.
export const hiddenCharacter = /(?!\t)[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/u;

const indentOf = (line: string): number => line.length - line.trimStart().length;

// `- - - x` opens one level per dash.
const dashesOf = (line: string): number => (/^\s*((?:[-?]\s+)+)/.exec(line)?.[1] ?? '').replace(/\s/g, '').length;

// Quotes are not understood here: a bracket in a string counts too. Nobody needs 24 of those open at once.
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth);
    else if ((char === ']' || char === '}') && depth > 0) depth -= 1;
  }
  return deepest;
}
