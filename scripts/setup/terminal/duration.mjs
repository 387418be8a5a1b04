/**
 * A length of time as a person reads it: `0.4 s`, `38 s`, `2:05`.
 * @param {number} elapsedMs
 */
export function formatDuration(elapsedMs) {
  const seconds = elapsedMs / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
