/**
 * Of what a failed program printed, the lines that say why: from its first word of an error on, else its end.
 * @param {readonly string[]} lines
 * @param {number} [count]
 * @returns {readonly string[]}
 */
export function tellingLines(lines, count = 8) {
  const first = lines.findIndex((line) => /\berr(or)?\b|\bERR_|\bfailed\b|✗|✘/i.test(line) && !stackFrame.test(line));
  const start = first === -1 ? Math.max(0, lines.length - count) : first;
  return lines
    .slice(start)
    .filter((line) => line.trim() !== '' && !stackFrame.test(line))
    .slice(0, count);
}

const stackFrame = /^\s*at /;
