import { painter, readStyle } from './style.mjs';

/** @import { Terminal } from './progress.mjs' */

/**
 * The terminal this program talks to.
 * @returns {Terminal & { heading(title: string, subtitle: string): void, say(text: string): void }}
 */
export function openTerminal() {
  const stream = process.stdout;
  const style = readStyle(stream, process.env, process.platform);
  const paint = painter(style);
  return {
    stream,
    style,
    now: () => performance.now(),
    heading(title, subtitle) {
      stream.write(`\n  ${paint('bold', title)}  ${paint('dim', subtitle)}\n\n`);
    },
    say(text) {
      stream.write(`  ${text}\n`);
    },
  };
}
