const command = /^633;E;\s*(\d+)\*?\s+(.*\S)\s*$/;
const prompt = /^633;E;/;
const longestLine = 400;

/**
 * Reads the commands a shell marks in its output, each once: before every prompt it tells the newest line of its
 * history, with its number. A player can write such marks too, so they are for the story of a round and judge nothing.
 * Takes an OSC string without its frame; answers the line that was entered, or `null`.
 */
export function createCommandReader(): (osc: string) => string | null {
  // What the history held before this shell's first prompt was not entered here.
  let newest: string | null = null;
  return (osc) => {
    if (!prompt.test(osc)) return null;
    const [, number = '', line = ''] = command.exec(osc) ?? [];
    const entered = newest !== null && number !== '' && number !== newest;
    newest = number === '' ? (newest ?? '') : number;
    return entered ? line.slice(0, longestLine) : null;
  };
}
