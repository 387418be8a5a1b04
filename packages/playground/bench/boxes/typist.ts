import type { Line } from './ways.ts';

const keysPerSecond = 8;
const lineLength = 40;
const eraseLine = '\x15';

/** Types at a shell for a while, one key after the other, and returns how long each took to come back, in ms. */
export async function type(line: Line, seconds: number): Promise<readonly number[]> {
  const echoes: number[] = [];
  let awaited: { readonly key: string; readonly at: number } | null = null;
  let typed = 0;
  const stop = line.onOutput((chunk) => {
    if (awaited === null || !Buffer.from(chunk).includes(awaited.key)) return;
    echoes.push(performance.now() - awaited.at);
    awaited = null;
  });
  const everyMs = 1_000 / keysPerSecond;
  // Typists are not in step with each other.
  await pause(Math.random() * everyMs);
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    typed += 1;
    if (typed % lineLength === 0) line.write(eraseLine);
    else if (awaited === null) {
      awaited = { key: String.fromCharCode(97 + (typed % 26)), at: performance.now() };
      line.write(awaited.key);
    }
    await pause(everyMs);
  }
  await pause(everyMs);
  stop();
  return echoes;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
