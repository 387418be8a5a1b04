/** Puts the focus on a region of the room. */
export function focusRegion(name: string): void {
  document.querySelector<HTMLElement>(`[data-region="${name}"]`)?.focus();
}

/** Moves the focus to the next region on the page, or the one before; around at the ends. */
export function stepRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length] ?? regions[0];
  next?.focus();
}
