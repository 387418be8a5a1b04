const echoMs = 1000;

/**
 * What a Ctrl+C asks for. On a terminal it reaches a program twice, once from the terminal and once forwarded by npm:
 * the echo within a second is not a second wish.
 * @param {number | null} firstAt when the first came, `null` when this is it
 * @param {number} now milliseconds
 * @returns {'stop' | 'echo' | 'stop at once'}
 */
export function readInterrupt(firstAt, now) {
  if (firstAt === null) return 'stop';
  return now - firstAt < echoMs ? 'echo' : 'stop at once';
}

/**
 * Listens to Ctrl+C and to a polite kill.
 * @param {{ onStop: (signal: NodeJS.Signals) => void, onStopAtOnce: () => void }} listener
 * @returns {() => void} the way out
 */
export function onInterrupt({ onStop, onStopAtOnce }) {
  /** @type {number | null} */
  let firstAt = null;
  const hear = (/** @type {NodeJS.Signals} */ signal) => {
    const now = performance.now();
    const wish = readInterrupt(firstAt, now);
    firstAt ??= now;
    if (wish === 'stop') onStop(signal);
    if (wish === 'stop at once') onStopAtOnce();
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, hear);
  return () => {
    for (const signal of signals) process.off(signal, hear);
  };
}
