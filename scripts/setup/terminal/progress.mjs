import { formatDuration } from './duration.mjs';
import { endedLine, runningLine } from './step-line.mjs';
import { painter } from './style.mjs';

/** @import { Outcome } from '../step.d.mts' */
/** @import { Style } from './style.mjs' */

/**
 * @typedef {object} Terminal
 * @property {NodeJS.WritableStream & { columns?: number }} stream
 * @property {Style} style
 * @property {() => number} now milliseconds
 */

const beatMs = 100;
const plainEveryMs = 10_000;

/**
 * Shows one step: a line that moves on a terminal, a few plain lines elsewhere.
 * @param {Terminal} terminal
 * @param {string} title
 * @returns {{ report(detail: string): void, end(outcome: Outcome): void, pause(): () => void }} `pause` clears the line and gives the way to go on
 */
export function showStep(terminal, title) {
  return terminal.style.live ? liveStep(terminal, title) : plainStep(terminal, title);
}

/** @param {Terminal} terminal @param {string} title */
function liveStep({ stream, style, now }, title) {
  const since = now();
  let detail = '';
  let beat = 0;
  const width = () => stream.columns ?? 80;
  // Only one line is ever written again, so it must not wrap.
  const draw = () => {
    const line = runningLine(style, width() - 1, { title, detail, elapsedMs: now() - since, beat: beat++ });
    stream.write(`\r\u001b[2K${line}`);
  };
  const run = () => {
    draw();
    return setInterval(draw, beatMs);
  };
  let timer = run();
  return {
    /** @param {string} text */
    report(text) {
      detail = text;
    },
    pause() {
      clearInterval(timer);
      stream.write('\r\u001b[2K');
      return () => {
        timer = run();
      };
    },
    /** @param {Outcome} outcome */
    end(outcome) {
      clearInterval(timer);
      const line = endedLine(style, width() - 1, { title, outcome, elapsedMs: now() - since });
      stream.write(`\r\u001b[2K${line}\n`);
    },
  };
}

/** @param {Terminal} terminal @param {string} title */
function plainStep({ stream, style, now }, title) {
  const since = now();
  const paint = painter(style);
  let shownAt = since - plainEveryMs + 1000;
  return {
    /** @param {string} detail */
    report(detail) {
      // A log is read later: one line now and then shows that it goes on, more would bury the rest.
      if (now() - shownAt < plainEveryMs) return;
      shownAt = now();
      stream.write(`${paint('dim', `     ${title}: ${detail} (${formatDuration(now() - since)})`)}\n`);
    },
    pause: () => () => {},
    /** @param {Outcome} outcome */
    end(outcome) {
      stream.write(`${endedLine(style, 110, { title, outcome, elapsedMs: now() - since })}\n`);
    },
  };
}
