import type { ScenarioCard } from '@chaos-engine/protocol';

/** Scenarios their authors wrote for people who have not played before. */
const forBeginners = 'first-round';

/**
 * What to play next: one meant to be first, then the easiest playable scenario not yet played, else the one with the
 * lowest best score.
 */
export function recommend(cards: readonly ScenarioCard[]): ScenarioCard | null {
  const playable = cards.filter((card) => card.playable);
  const later = ({ tags }: ScenarioCard) => (tags.includes(forBeginners) ? 0 : 1);
  const byEase = (a: ScenarioCard, b: ScenarioCard) =>
    later(a) - later(b) || a.difficulty - b.difficulty || a.minutes - b.minutes;
  const fresh = playable.filter(({ plays }) => plays === 0).sort(byEase);
  const again = [...playable].sort((a, b) => (a.best ?? 0) - (b.best ?? 0) || byEase(a, b));
  return fresh[0] ?? again[0] ?? null;
}
