import { formatDuration } from './duration.mjs';
import { painter } from './style.mjs';

/** @import { Outcome } from '../step.d.mts' */
/** @import { Ink, Style } from './style.mjs' */

/** @type {Readonly<Record<Outcome['type'], readonly [string, string, Ink]>>} */
const marks = {
  done: ['✔', 'ok', 'green'],
  skipped: ['–', '--', 'dim'],
  wanting: ['!', '!!', 'yellow'],
  failed: ['✖', 'XX', 'red'],
};

const titleWidth = 20;
const timeWidth = 7;

/**
 * The line of a step that has ended: mark, title, what was found, elapsed time.
 * @param {Style} style
 * @param {number} width of the terminal, in columns
 * @param {{ title: string, outcome: Outcome, elapsedMs: number }} step
 */
export function endedLine(style, width, { title, outcome, elapsedMs }) {
  const paint = painter(style);
  const [glyph, word, ink] = marks[outcome.type];
  const text = shorten(outcome.detail, room(style, width));
  return [
    `  ${paint(ink, style.unicode ? glyph : word)} `,
    title.padEnd(titleWidth),
    outcome.type === 'failed' ? paint('red', text) : outcome.type === 'skipped' ? paint('dim', text) : text,
    paint('dim', formatDuration(elapsedMs).padStart(timeWidth)),
  ].join(' ');
}

/**
 * The line of a step that runs.
 * @param {Style} style
 * @param {number} width
 * @param {{ title: string, detail: string, elapsedMs: number, beat: number }} step
 */
export function runningLine(style, width, { title, detail, elapsedMs, beat }) {
  const paint = painter(style);
  const frames = style.unicode ? ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] : ['. ', '..', ' .', '  '];
  return [
    `  ${paint('cyan', frames[beat % frames.length] ?? '')} `,
    paint('bold', title.padEnd(titleWidth)),
    shorten(detail, room(style, width)),
    paint('dim', formatDuration(elapsedMs).padStart(timeWidth)),
  ].join(' ');
}

/** @param {Style} style @param {number} width */
const room = (style, width) => Math.max(16, Math.min(width, 110) - titleWidth - timeWidth - (style.unicode ? 8 : 9));

/** @param {string} text @param {number} length */
function shorten(text, length) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line.padEnd(length) : `${line.slice(0, length - 3)}...`;
}
