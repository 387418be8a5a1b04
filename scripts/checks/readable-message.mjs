import { stripVTControlCharacters } from 'node:util';

const linesShown = 25;
const foreignFrame = /^\s*at .*(\/node_modules\/|\bnode:|<anonymous>)/;

/**
 * The lines of a failure a person reads: no colours, no stack frames of libraries, and not without end.
 * @param {string} message
 * @returns {readonly string[]}
 */
export function readableMessage(message) {
  const lines = stripVTControlCharacters(message)
    .trimEnd()
    .split('\n')
    .filter((line) => !foreignFrame.test(line));
  const more = lines.length - linesShown;
  return more > 0 ? [...lines.slice(0, linesShown), `... ${more} more lines in the log`] : lines;
}
