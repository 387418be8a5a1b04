import type { ScenarioCard } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { Button, buttonLook } from '../../components/button.tsx';
import { Difficulty } from '../../components/difficulty.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useOpenRound } from '../../components/use-open-round.ts';
import { RoundCurve } from './round-curve.tsx';

/** The scenario to play next, one click from its lobby, beside a picture of what a round is. */
export function NextRound({ card, first }: { card: ScenarioCard; first: boolean }) {
  const open = useOpenRound();
  return (
    <section
      aria-labelledby="next-round"
      className="grid overflow-hidden rounded-lg border border-line bg-panel lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]"
    >
      <div className="flex flex-col p-6 md:p-7">
        <p className="eyebrow">{first ? 'Your first round' : 'Next round'}</p>
        <h2 id="next-round" className="mt-2 text-3xl font-semibold tracking-tight text-balance">
          {card.title}
        </h2>
        <p className="mt-2 max-w-[46ch] text-lg text-text-2">{card.summary}</p>
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-text-2">
          <Difficulty level={card.difficulty} />
          <span>about {card.minutes} min</span>
          <span>{card.best === null ? 'not played yet' : `your best ${card.best}`}</span>
        </div>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button
            variant="primary"
            size="lg"
            busy={open.isPending}
            icon={<Play aria-hidden size={16} fill="currentColor" />}
            onClick={() => open.mutate({ scenario: card.id, mode: 'practice' })}
          >
            {open.isPending ? 'Opening…' : 'Start round'}
          </Button>
          <Link to="/s/$id" params={{ id: card.id }} className={buttonLook('secondary', 'lg')}>
            Read the brief
          </Link>
        </div>
        {open.error && (
          <div className="mt-4">
            <ProblemCard title="The round could not be opened" error={open.error} />
          </div>
        )}
      </div>
      <RoundCurve />
    </section>
  );
}
