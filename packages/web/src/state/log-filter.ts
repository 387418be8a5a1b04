import type { LogView } from '@chaos-engine/protocol';

export type LogLevel = LogView['level'];

export interface LogFilter {
  /** Plain text, or a regular expression between slashes. */
  readonly search: string;
  /** Lines of this level and worse. */
  readonly level: LogLevel;
  /** `null`: all services. */
  readonly service: string | null;
}

export const everyLine: LogFilter = { search: '', level: 'D', service: null };

const severity: Readonly<Record<LogLevel, number>> = { D: 0, I: 1, W: 2, E: 3 };

/** Whether a line passes; made once for many lines. A broken regular expression is searched for as plain text. */
export function logMatcher({ search, level, service }: LogFilter): (line: LogView) => boolean {
  const found = textMatcher(search);
  const atLeast = severity[level];
  return (line) =>
    severity[line.level] >= atLeast && (service === null || line.service === service) && found(line.text);
}

function textMatcher(search: string): (text: string) => boolean {
  if (search === '') return () => true;
  const pattern = toPattern(search);
  if (pattern) return (text) => pattern.test(text);
  const wanted = search.toLowerCase();
  return (text) => text.toLowerCase().includes(wanted);
}

function toPattern(search: string): RegExp | null {
  const body = /^\/(.+)\/$/.exec(search)?.[1];
  if (body === undefined) return null;
  try {
    return new RegExp(body, 'i');
  } catch {
    return null;
  }
}

/** Pieces of a line, with those that were searched for marked. */
export function markHits(text: string, search: string): readonly { readonly text: string; readonly hit: boolean }[] {
  if (search === '' || toPattern(search)) return [{ text, hit: false }];
  const lower = text.toLowerCase();
  const wanted = search.toLowerCase();
  const pieces: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (let hit = lower.indexOf(wanted); hit >= 0; hit = lower.indexOf(wanted, from)) {
    if (hit > from) pieces.push({ text: text.slice(from, hit), hit: false });
    pieces.push({ text: text.slice(hit, hit + wanted.length), hit: true });
    from = hit + wanted.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false });
  return pieces;
}
