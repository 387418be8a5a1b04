import { createInterface } from 'node:readline/promises';

/**
 * Asks a question on the terminal; Enter means yes.
 * @param {AbortSignal} signal
 * @returns {(question: string) => Promise<boolean>}
 */
export const askOnTerminal = (signal) => async (question) => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Readline takes Ctrl+C for itself; the rest of the program has to hear of it too.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    const answer = await lines.question(`  ?  ${question} [Y/n] `, { signal });
    return !/^n/i.test(answer.trim());
  } finally {
    lines.close();
  }
};
