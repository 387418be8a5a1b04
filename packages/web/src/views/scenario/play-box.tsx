import type { Mode } from '@chaos-engine/core';
import type { ScenarioPage } from '@chaos-engine/protocol';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useOpenRound } from '../../components/use-open-round.ts';
import { prefer, preferences } from '../../state/preferences.ts';

const modes: readonly { readonly id: Mode; readonly title: string; readonly about: string }[] = [
  { id: 'practice', title: 'Practice', about: 'Recovery counts after one minute.' },
  { id: 'ranked', title: 'Ranked', about: 'Recovery must hold two minutes and last five more.' },
];
const field = 'h-9 w-full rounded-md border border-control/60 bg-app px-2.5 text-sm placeholder:text-muted max-md:h-11';
const seedPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Mode, name, seed, and the button. Everything but the button can be left as it is. */
export function PlayBox({ page }: { page: ScenarioPage }) {
  const name = useStore(preferences, (chosen) => chosen.name);
  const [mode, setMode] = useState<Mode>('practice');
  const [seed, setSeed] = useState('');
  const open = useOpenRound();
  const seedWrong = seed !== '' && !seedPattern.test(seed);
  const start = () => open.mutate({ scenario: page.id, mode, ...(seed === '' ? {} : { seed }) });
  return (
    <form
      aria-label="Play"
      className="rounded-lg border border-line bg-panel p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (page.playable && !seedWrong && !open.isPending) start();
      }}
    >
      <fieldset className="space-y-2">
        <legend className="sr-only">Mode</legend>
        {modes.map(({ id, title, about }) => (
          <label
            key={id}
            className="flex cursor-pointer items-start gap-3 rounded-md border border-line p-3 has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input type="radio" name="mode" className="mt-1" checked={mode === id} onChange={() => setMode(id)} />
            <span>
              <span className="block font-semibold">{title}</span>
              <span className="block text-xs text-text-2">{about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="mt-4 w-full"
        busy={open.isPending}
        disabledBecause={
          page.playable ? (seedWrong ? 'The seed has a character that cannot be one.' : null) : page.notPlayableBecause
        }
        icon={<Play aria-hidden size={16} fill="currentColor" />}
      >
        {open.isPending ? 'Opening…' : 'Start round'}
      </Button>
      {(!page.playable || page.warning !== null) && (
        <p className="mt-2 text-xs text-warn">{page.playable ? page.warning : page.notPlayableBecause}</p>
      )}
      <details className="mt-4 text-sm">
        <summary className="inline-flex min-h-6 items-center text-xs text-text-2">Name and seed</summary>
        <div className="mt-3 space-y-3">
          <label className="block">
            <span className="mb-1 block text-xs text-text-2">Your name on the board</span>
            <input
              className={field}
              value={name}
              maxLength={40}
              onChange={({ target }) => prefer({ name: target.value })}
              onBlur={({ target }) => target.value.trim() === '' && prefer({ name: 'You' })}
            />
          </label>
          <label className="block">
            <span className="mb-1 block text-xs text-text-2">Seed: the same seed breaks at the same moments</span>
            <input
              className={`${field} font-mono`}
              value={seed}
              placeholder="drawn for you"
              maxLength={64}
              aria-invalid={seedWrong}
              aria-describedby="seed-help"
              onChange={({ target }) => setSeed(target.value.trim())}
            />
            <span id="seed-help" className={`mt-1 block text-xs ${seedWrong ? 'text-crit' : 'text-muted'}`}>
              {seedWrong ? 'Use letters, digits, - and _ only.' : 'Letters, digits, - and _'}
            </span>
          </label>
        </div>
      </details>
      {open.error && (
        <div className="mt-4">
          <ProblemCard title="The round could not be opened" error={open.error} />
        </div>
      )}
    </form>
  );
}
