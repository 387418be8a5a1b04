import type { ScenarioCard } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { Difficulty } from '../../components/difficulty.tsx';

/** More to play: a few cards, and the way to all of them. */
export function QuickStart({ cards, except }: { cards: readonly ScenarioCard[]; except: string | null }) {
  const others = cards.filter(({ id, playable }) => playable && id !== except).slice(0, 3);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="quick-start">
      <div className="mb-2 flex items-center justify-between">
        <h2 id="quick-start" className="eyebrow">
          More to play
        </h2>
        <Link to="/scenarios" className="text-xs text-accent hover:underline">
          All {cards.length} scenarios
        </Link>
      </div>
      <ul className="grid gap-3 md:grid-cols-3">
        {others.map((card) => (
          <li key={card.id}>
            <Link
              to="/s/$id"
              params={{ id: card.id }}
              className="group flex h-full flex-col rounded-lg border border-line bg-panel p-4 transition-colors hover:border-control"
            >
              <span className="flex items-start justify-between gap-3">
                <span className="text-lg leading-snug font-semibold">{card.title}</span>
                <ArrowRight aria-hidden size={16} className="mt-1 shrink-0 text-muted group-hover:text-accent" />
              </span>
              <span className="mt-1 flex-1 text-sm text-text-2">{card.summary}</span>
              <span className="mt-4 flex items-center justify-between text-xs text-muted">
                <Difficulty level={card.difficulty} />
                <span className="num">
                  {card.minutes} min{card.best === null ? '' : ` · best ${card.best}`}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
