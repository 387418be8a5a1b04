import type { Outcome } from '@chaos-engine/core';
import type { Debrief, ScoreLine } from '@chaos-engine/protocol';
import { Panel } from '../../components/panel.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { minutesSeconds } from '../../format/duration.ts';
import type { Tone } from '../../state/phase.ts';

const outcomes: Readonly<Record<Outcome, readonly [Tone, string, string]>> = {
  mitigated: ['ok', 'Mitigated', 'Users are well and stayed well.'],
  'symptom-only': ['warn', 'Symptom only', 'Users were well for a while; the trigger brought it back.'],
  'timed-out': ['crit', 'Time ran out', 'Users were still suffering when the time was up.'],
  'gave-up': ['unknown', 'Gave up', 'The incident was handed over.'],
  quiet: ['ok', 'Quiet night', 'Nothing was wrong, and nothing was.'],
  stopped: ['unknown', 'Stopped', 'The round was stopped before its end.'],
  void: ['info', 'Void', 'This round was not scored. It was our fault, not yours.'],
};

/** The score, and where every point of it comes from. */
export function ScorePanel({ debrief }: { debrief: Debrief }) {
  const [tone, word, sentence] = outcomes[debrief.outcome];
  const { ttdMs, ttmMs } = debrief.row;
  return (
    <Panel title="Score" aside={<StatusChip tone={tone}>{word}</StatusChip>}>
      <div className="grid gap-6 p-5 md:grid-cols-[220px_minmax(0,1fr)]">
        <div>
          <p className="num text-hero font-semibold tracking-tight">
            {debrief.score ?? '–'}
            <span className="ml-2 text-lg font-normal text-muted">/ 1000</span>
          </p>
          <p className="mt-2 text-sm text-text-2">{debrief.voidBecause ?? sentence}</p>
          <dl className="num mt-4 grid grid-cols-2 gap-3 text-sm">
            <Fact name="Detected in" value={ttdMs === null ? 'never' : minutesSeconds(ttdMs)} />
            <Fact name="Mitigated in" value={ttmMs === null ? 'never' : minutesSeconds(ttmMs)} />
          </dl>
        </div>
        <div className="space-y-4">
          {debrief.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
          {debrief.factors.map(({ title, factor }) => (
            <p key={title} className="flex justify-between gap-4 border-t border-line pt-3 text-sm">
              <span>{title}</span>
              <span className="num font-semibold">× {factor}</span>
            </p>
          ))}
          <p className="text-xs text-muted">
            Grader version {debrief.graderVersion}. Computed from the log alone, whose last hash is{' '}
            <span className="font-mono">{debrief.logHead.slice(0, 12)}</span>.
          </p>
        </div>
      </div>
    </Panel>
  );
}

function Line({ line }: { line: ScoreLine }) {
  const share = line.of === 0 ? 0 : line.points / line.of;
  return (
    <details className="group">
      <summary className="list-none">
        <span className="flex items-baseline justify-between gap-4">
          <span className="font-semibold">{line.title}</span>
          <span className="num text-sm">
            <strong>{Math.round(line.points)}</strong> <span className="text-muted">of {line.of}</span>
          </span>
        </span>
        <span className="mt-1.5 block h-2 overflow-hidden rounded-sm bg-raised" aria-hidden>
          <span className="block h-full rounded-sm bg-accent" style={{ width: `${Math.max(0, share) * 100}%` }} />
        </span>
        <span className="mt-1 block font-mono text-2xs break-words text-text-2">{line.formula}</span>
      </summary>
      <dl className="mt-2 grid gap-x-6 gap-y-1 rounded-md bg-well p-3 text-xs sm:grid-cols-2">
        {line.inputs.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-3">
            <dt className="text-muted">{name}</dt>
            <dd className="num text-right">{value}</dd>
          </div>
        ))}
        {line.evidence.length > 0 && (
          <div className="sm:col-span-2">
            <dt className="inline text-muted">rests on </dt>
            <dd className="inline">
              {line.evidence.slice(0, 12).map((seq) => (
                <a key={seq} href={`#e-${seq}`} className="num mr-2 inline-block min-h-6 text-accent underline">
                  #{seq}
                </a>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="text-lg font-semibold">{value}</dd>
    </div>
  );
}
