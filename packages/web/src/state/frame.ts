/**
 * One flush a frame, however often it is asked for; none while the page is hidden, and one when it is seen again.
 * Each caller makes its own, so that two kinds of data do not swallow each other's flush.
 */
export function createFrame(): (flush: () => void) => void {
  let wanted: (() => void) | null = null;
  let pending = false;
  const draw = () => {
    pending = false;
    const flush = wanted;
    wanted = null;
    flush?.();
  };
  const plan = () => {
    if (pending || document.hidden) return;
    pending = true;
    requestAnimationFrame(draw);
  };
  document.addEventListener('visibilitychange', () => {
    if (wanted !== null) plan();
  });
  return (flush) => {
    wanted = flush;
    plan();
  };
}
