import type { Debrief } from '@chaos-engine/protocol';
import { outcomeTone, outcomeWord } from '../../components/outcome.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { minutesSeconds } from '../../format/duration.ts';
import { percent } from '../../format/quantity.ts';

/** The score, large, beside what it is made of. */
export function ScoreHeader({ debrief }: { debrief: Debrief }) {
  const { row, lines, factors } = debrief;
  return (
    <section
      aria-labelledby="score"
      className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 rounded-lg border border-line bg-panel p-6 md:p-7 lg:grid-cols-[auto_minmax(0,1fr)]"
    >
      <div>
        <h1 id="score" className="text-base font-medium text-text-2">
          {row.title}
        </h1>
        <p className="mt-2 flex items-baseline gap-3">
          <span className="num font-mono text-hero font-semibold tracking-tight">{debrief.score}</span>
          <span className="num font-mono text-lg text-muted">of 1000</span>
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-3 text-sm">
          <StatusChip tone={outcomeTone(debrief.outcome)}>{outcomeWord(debrief.outcome)}</StatusChip>
          <Figure name="TTD" title="Time to detect" ms={row.ttdMs} />
          <Figure name="TTM" title="Time to mitigate" ms={row.ttmMs} />
        </div>
      </div>
      <div className="flex flex-col justify-center gap-3">
        {lines.map(({ id, title, points, of }) => (
          <a
            key={id}
            href={`#line-${id}`}
            className="group grid grid-cols-[112px_minmax(0,1fr)_72px] items-center gap-4 max-sm:grid-cols-[92px_minmax(0,1fr)_64px] rounded-sm"
          >
            <span className="text-sm font-medium group-hover:text-accent">{title}</span>
            <span aria-hidden className="h-2.5 overflow-hidden rounded-full bg-raised">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${of === 0 ? 0 : Math.max(0, Math.min(100, (points / of) * 100))}%` }}
              />
            </span>
            <span className="num text-right font-mono text-sm">
              <span className="font-semibold">{Math.round(points)}</span>
              <span className="text-muted">/{of}</span>
            </span>
          </a>
        ))}
        {factors.length > 0 && (
          <p className="num border-t border-line-soft pt-2.5 text-xs text-text-2">
            {factors.map(({ title, factor }) => (
              <span key={title} className="mr-5 inline-block">
                {title}: <span className="font-mono text-text">× {factor}</span>{' '}
                <span className="text-muted">(−{percent(1 - factor)})</span>
              </span>
            ))}
          </p>
        )}
      </div>
    </section>
  );
}

function Figure({ name, title, ms }: { name: string; title: string; ms: number | null }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 text-text-2">
      <abbr title={title} className="text-xs no-underline">
        {name}
      </abbr>
      <span className="num font-mono font-semibold text-text">{ms === null ? 'never' : minutesSeconds(ms)}</span>
    </span>
  );
}
