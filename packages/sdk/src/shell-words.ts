/** One simple command of a shell line: its words, with what was quoted as one, and whether something is piped or fed into it. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly fed: boolean;
}

/**
 * The simple commands of a shell line, as far as a reader sees them without running it: those in `$( )` too, those inside
 * quotes not. A heuristic for lints; it never throws.
 */
export function shellCommands(line: string): readonly ShellCommand[] {
  return simpleCommands(line).flatMap(({ text, piped }) => {
    const words = wordsOf(text);
    return words.length === 0 ? [] : [{ words, fed: piped || /<(?!\()/.test(text.replace(/'[^']*'|"[^"]*"/g, '')) }];
  });
}

interface Simple {
  readonly text: string;
  readonly piped: boolean;
}

function simpleCommands(line: string): readonly Simple[] {
  const found: Simple[] = [];
  let text = '';
  let piped = false;
  let quote = '';
  const end = (pipes: boolean) => {
    found.push({ text, piped });
    text = '';
    piped = pipes;
  };
  for (let i = 0; i < line.length; i += 1) {
    const at = line[i] ?? '';
    const next = line[i + 1];
    if (quote === "'" && at !== quote) text += at;
    else if (at === '\\') {
      text += at + (next ?? '');
      i += 1;
    } else if (at === '$' && (next === '(' || next === '{')) {
      const close = closingOf(line, i + 1);
      if (next === '(') found.push(...simpleCommands(line.slice(i + 2, close)));
      text += '$_';
      i = close;
    } else if (at === quote || (quote === '' && (at === '"' || at === "'"))) {
      quote = quote === '' ? at : '';
      text += at;
    } else if (quote !== '') text += at;
    else if (at === '|' && next !== '|' && line[i - 1] !== '|') end(true);
    else if (isEnd(at, line[i - 1], next)) end(false);
    else text += at;
  }
  end(false);
  return found;
}

/** Ends a simple command; braces do so only where they group. */
function isEnd(at: string, before = ' ', after = ' '): boolean {
  if (at === '{' || at === '}') return /\s/.test(before) && /[\s;]/.test(after);
  return '\n;&|()`'.includes(at) && !(at === '&' && '<>'.includes(before)) && !(at === '(' && '<>'.includes(before));
}

/** Where the bracket opened at `open` closes; the end of the line when it does not. */
function closingOf(line: string, open: number): number {
  const [opens, closes] = line[open] === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let i = open; i < line.length; i += 1) {
    if (line[i] === opens) depth += 1;
    else if (line[i] === closes) depth -= 1;
    if (depth === 0) return i;
  }
  return line.length;
}

const opening = /^(?:then|do|else|elif|if|while|until|time|exec|command|sudo|!|env|nice|setsid|[A-Za-z_]\w*=\S*)$/;

function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g) ?? [];
  const first = words.findIndex((word) => !opening.test(word));
  return first < 0 ? [] : words.slice(first).filter((word) => !/^\d*[<>]/.test(word));
}
