import type { Debrief } from '@chaos-engine/protocol';
import { ExternalLink } from 'lucide-react';
import { Markdown } from '../../components/markdown.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusChip } from '../../components/status-chip.tsx';

/** What its author has to say. */
export function AuthorText({ text }: { text: string }) {
  return (
    <Panel title="What happened, and what to take away">
      <div className="p-5">
        <Markdown text={text} />
      </div>
    </Panel>
  );
}

/** Other ways, wrong ways and their cost, and where it happened for real. */
export function Lessons({ debrief }: { debrief: Debrief }) {
  const { alternatives, wrongMoves, inspiredBy } = debrief;
  return (
    <>
      {alternatives.length > 0 && (
        <Panel title="Other ways that work">
          <ul className="divide-y divide-line-soft">
            {alternatives.map(({ title, credit }) => (
              <li key={title} className="flex items-start gap-3 px-4 py-2.5 text-sm">
                <StatusChip tone={credit === 'full' ? 'ok' : 'warn'}>
                  {credit === 'full' ? 'Full credit' : 'Part credit'}
                </StatusChip>
                <span className="min-w-0">{title}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {wrongMoves.length > 0 && (
        <Panel title="Wrong moves, and their cost">
          <dl className="divide-y divide-line-soft">
            {wrongMoves.map(({ title, harm }) => (
              <div key={title} className="px-4 py-2.5 text-sm">
                <dt className="font-medium">{title}</dt>
                <dd className="text-text-2">{harm}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
      {inspiredBy.length > 0 && (
        <Panel title="It happened for real">
          <ul className="divide-y divide-line-soft">
            {inspiredBy.map(({ title, url }) => (
              <li key={url}>
                <a
                  href={url}
                  target="_blank"
                  rel="noreferrer noopener"
                  className="flex items-start gap-3 px-4 py-2.5 text-sm hover:bg-raised/60"
                >
                  <ExternalLink aria-hidden size={14} className="mt-[3px] shrink-0 text-accent" />
                  <span className="min-w-0">
                    <span className="text-accent underline-offset-2 hover:underline">{title}</span>
                    <span className="block truncate text-2xs text-muted">{new URL(url).host}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
