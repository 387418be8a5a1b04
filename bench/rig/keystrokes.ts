import { stripVTControlCharacters } from 'node:util';
import { pause, until } from '../measure/wait.ts';
import type { Line } from './line.ts';

const decoder = new TextDecoder('latin1');

/** Waits for the prompt of a shell: output that ends like one, and nothing for a moment after it. */
export async function waitForPrompt(line: Line, limitMs = 15_000): Promise<number> {
  let seen = '';
  let at = 0;
  const stop = line.onOutput((data) => {
    seen = (seen + decoder.decode(data)).slice(-400);
    at = performance.now();
  });
  // A prompt that comes together with the answer to the upgrade is lost on its way: asked again, the shell shows another.
  const again = setTimeout(() => seen === '' && line.write('\r'), 1_000);
  try {
    await until('a prompt', () => /[#$] $/.test(stripVTControlCharacters(seen)), limitMs, 1);
    return at;
  } finally {
    clearTimeout(again);
    stop();
  }
}

export interface Typing {
  readonly perSecond: number;
  readonly forMs: number;
  /** So that a hundred do not type at the same moment. */
  readonly startsAfterMs: number;
}

/** Types letters and collects how long each took to be on the screen, in milliseconds; a lost one counts as a second. */
export async function typeOn(line: Line, { perSecond, forMs, startsAfterMs }: Typing): Promise<number[]> {
  const lostMs = 1_000;
  const took: number[] = [];
  let wanted: { letter: string; at: number } | null = null;
  const stop = line.onOutput((data) => {
    if (wanted === null || !decoder.decode(data).includes(wanted.letter)) return;
    took.push(performance.now() - wanted.at);
    wanted = null;
  });
  await pause(startsAfterMs);
  const began = performance.now();
  for (let key = 0; performance.now() - began < forMs; key += 1) {
    const dueAt = began + (key * 1_000) / perSecond;
    await pause(Math.max(0, dueAt - performance.now()));
    if (wanted !== null && performance.now() - wanted.at < lostMs) continue;
    if (wanted !== null) took.push(lostMs);
    wanted = null;
    // Long lines would be measured, not keys.
    if (key % 40 === 39) line.write('\x15');
    else {
      const letter = String.fromCharCode(97 + (key % 26));
      wanted = { letter, at: performance.now() };
      line.write(letter);
    }
  }
  await until('the last echo', () => wanted === null, lostMs).catch(() => took.push(lostMs));
  stop();
  line.write('\x15');
  return took;
}
