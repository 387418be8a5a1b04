import type { Debrief } from '@chaos-engine/protocol';
import { Panel } from '../../components/panel.tsx';
import { sinceStart } from '../../format/duration.ts';
import { originOf } from './moment-words.ts';
import type { Replay } from './replay/replay-store.ts';

/** Every line of the score: the formula with this round's numbers, and the entries it rests on. */
export function ScoreLines({ debrief, replay }: { debrief: Debrief; replay: Replay }) {
  return (
    <Panel title="How the score came about">
      <ul className="divide-y divide-line-soft">
        {debrief.lines.map((line) => (
          <li key={line.id} id={`line-${line.id}`} className="scroll-mt-20 px-5 py-4">
            <div className="flex items-baseline justify-between gap-4">
              <h3 className="text-lg font-semibold">{line.title}</h3>
              <p className="num font-mono text-lg font-semibold">
                {Math.round(line.points)}
                <span className="text-sm font-normal text-muted"> of {line.of}</span>
              </p>
            </div>
            <p className="mt-2 overflow-x-auto rounded-md border border-line-soft bg-well px-3 py-2 font-mono text-xs text-text-2">
              {line.formula}
            </p>
            <dl className="mt-2.5 grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
              {line.inputs.map(({ name, value }) => (
                <div key={name} className="flex items-baseline justify-between gap-3">
                  <dt className="text-text-2">{name}</dt>
                  <dd className="num text-right font-mono text-xs">{value}</dd>
                </div>
              ))}
            </dl>
            <Evidence debrief={debrief} replay={replay} seqs={line.evidence} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Evidence({ debrief, replay, seqs }: { debrief: Debrief; replay: Replay; seqs: readonly number[] }) {
  const entries = seqs.flatMap((seq) => debrief.timeline.find((line) => line.seq === seq) ?? []);
  if (entries.length === 0) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-1.5 text-xs">
      <span className="text-muted">Rests on</span>
      {entries.map(({ seq, at, text }) => (
        <button
          key={seq}
          type="button"
          onClick={() => {
            replay.seek(at);
            document.getElementById('replay')?.scrollIntoView({ block: 'start' });
          }}
          className="inline-flex min-h-6 max-w-full items-center gap-2 rounded-sm border border-line bg-app px-2 hover:border-accent"
        >
          <span className="num font-mono text-2xs text-accent">{sinceStart(at - originOf(debrief))}</span>
          <span className="max-w-[34ch] truncate">{text}</span>
        </button>
      ))}
    </div>
  );
}
