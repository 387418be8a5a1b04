import type { LogView } from '@chaos-engine/protocol';

const words: readonly (readonly [LogView['level'], RegExp])[] = [
  ['E', /\b(error|err|fatal|panic|crit|critical|emerg|alert|exception)\b|^E\s/i],
  ['W', /\b(warn|warning)\b|^W\s/i],
  ['D', /\b(debug|trace)\b|^D\s/i],
];

/** The level of a log line: its own `level` field when it is JSON, otherwise the first level word near its beginning. */
export function toLevel(text: string): LogView['level'] {
  const field = /"level"\s*:\s*"?(\w+)/.exec(text)?.[1];
  const subject = field ?? text.slice(0, 160);
  return words.find(([, pattern]) => pattern.test(subject))?.[0] ?? 'I';
}
