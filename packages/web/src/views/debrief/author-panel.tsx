import type { Debrief } from '@chaos-engine/protocol';
import { Markdown } from '../../components/markdown.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusChip } from '../../components/status-chip.tsx';

/** The author's words, one good way through, other ways, and the ways that hurt. */
export function AuthorPanel({ debrief }: { debrief: Debrief }) {
  const { solution, alternatives, wrongMoves, inspiredBy } = debrief;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
      <Panel title="What happened, and what good looks like">
        <div className="p-5">
          <Markdown text={debrief.text} />
        </div>
        {inspiredBy.length > 0 && (
          <div className="border-t border-line p-5">
            <h3 className="eyebrow">Modelled on</h3>
            <ul className="mt-2 space-y-1.5 text-sm">
              {inspiredBy.map(({ title, url }) => (
                <li key={url}>
                  <a href={url} rel="noreferrer noopener" target="_blank" className="text-accent underline">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Panel>
      <div className="space-y-5">
        {solution.steps.length > 0 && (
          <Panel title="One good way">
            <div className="p-4">
              <p className="text-sm">{solution.title}</p>
              <ol className="mt-3 space-y-1.5">
                {solution.steps.map((step) => (
                  <li
                    key={step}
                    className="rounded-md bg-well px-3 py-2 font-mono text-xs break-all whitespace-pre-wrap"
                  >
                    {step}
                  </li>
                ))}
              </ol>
            </div>
          </Panel>
        )}
        {alternatives.length > 0 && (
          <Panel title="Also accepted">
            <ul className="space-y-2 p-4 text-sm">
              {alternatives.map(({ title, credit }) => (
                <li key={title} className="flex items-start justify-between gap-3">
                  <span>{title}</span>
                  <StatusChip tone={credit === 'full' ? 'ok' : 'warn'}>
                    {credit === 'full' ? 'Full' : 'Partial'}
                  </StatusChip>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {wrongMoves.length > 0 && (
          <Panel title="Moves that hurt">
            <ul className="space-y-3 p-4 text-sm">
              {wrongMoves.map(({ title, harm }) => (
                <li key={title}>
                  <p className="font-medium">{title}</p>
                  <p className="text-xs text-text-2">{harm}</p>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  );
}
