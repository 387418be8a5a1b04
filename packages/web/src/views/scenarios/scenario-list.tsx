import type { ScenarioCard } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { Lock, TriangleAlert } from 'lucide-react';
import { Difficulty } from '../../components/difficulty.tsx';

/** Scenarios as cards or as rows; each leads to its page. */
export function ScenarioList({ cards, asList }: { cards: readonly ScenarioCard[]; asList: boolean }) {
  return (
    <ul
      className={
        asList ? 'divide-y divide-line-soft rounded-lg border border-line bg-panel' : 'grid gap-3 md:grid-cols-2'
      }
    >
      {cards.map((card) => (
        <li key={card.id}>{asList ? <Row card={card} /> : <Card card={card} />}</li>
      ))}
    </ul>
  );
}

function Card({ card }: { card: ScenarioCard }) {
  return (
    <article className="group relative flex h-full flex-col rounded-lg border border-line bg-panel p-5 transition-colors hover:border-control has-focus-visible:border-control">
      <div className="flex items-center justify-between gap-3">
        <Difficulty level={card.difficulty} />
        <span className="num text-xs text-muted">{card.minutes} min</span>
      </div>
      <h2 className="mt-3 text-lg font-semibold tracking-tight">
        <Link to="/s/$id" params={{ id: card.id }} className="after:absolute after:inset-0 after:rounded-lg">
          {card.title}
        </Link>
      </h2>
      <p className="mt-1 flex-1 text-sm text-text-2">{card.summary}</p>
      <div className="mt-4 flex flex-wrap items-center gap-1.5">
        {card.tags.map((tag) => (
          <span key={tag} className="rounded-sm bg-raised px-1.5 py-px text-2xs text-text-2">
            {tag}
          </span>
        ))}
        <span className="num ml-auto text-xs text-text-2">{playedWords(card)}</span>
      </div>
      <Caveat card={card} />
    </article>
  );
}

function Row({ card }: { card: ScenarioCard }) {
  return (
    <div className="relative grid items-center gap-x-5 gap-y-1 px-4 py-3 hover:bg-raised/60 md:grid-cols-[minmax(0,1fr)_110px_64px_120px]">
      <div className="min-w-0">
        <h2 className="font-semibold">
          <Link to="/s/$id" params={{ id: card.id }} className="after:absolute after:inset-0">
            {card.title}
          </Link>
        </h2>
        <p className="text-sm text-text-2">{card.summary}</p>
        <Caveat card={card} />
      </div>
      <Difficulty level={card.difficulty} />
      <span className="num text-xs text-muted">{card.minutes} min</span>
      <span className="num text-xs text-text-2">{playedWords(card)}</span>
    </div>
  );
}

function Caveat({ card: { playable, notPlayableBecause, warning } }: { card: ScenarioCard }) {
  const words = playable ? warning : (notPlayableBecause ?? 'Cannot be played now.');
  if (words === null) return null;
  const Icon = playable ? TriangleAlert : Lock;
  return (
    <p className="mt-3 flex items-start gap-2 text-xs text-warn">
      <Icon aria-hidden size={13} className="mt-0.5 shrink-0" />
      {words}
    </p>
  );
}

const playedWords = ({ best, plays }: ScenarioCard): string =>
  plays === 0 ? 'not played' : best === null ? `played ${plays}×` : `best ${best}`;
