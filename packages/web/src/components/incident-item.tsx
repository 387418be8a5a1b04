import type { IncidentCard } from '@chaos-engine/protocol';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';

/** One public incident: whose, when, what happened, and the way to the full account. */
export function IncidentItem({ incident, children }: { incident: IncidentCard; children?: ReactNode }) {
  const { title, organisation, date, url, summary } = incident;
  return (
    <article className="px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="min-w-0 font-semibold">
          <a
            href={url}
            target="_blank"
            rel="noreferrer noopener"
            className="underline-offset-2 hover:text-accent hover:underline"
          >
            {title}
            <ExternalLink aria-hidden size={13} className="ml-1.5 inline align-[-1px] text-accent" />
            <span className="sr-only"> (opens the account at {new URL(url).host})</span>
          </a>
        </h3>
        <p className="num text-xs text-muted">
          {organisation} · <time dateTime={date}>{date}</time>
        </p>
      </div>
      <p className="mt-0.5 max-w-[80ch] text-sm text-text-2">{summary}</p>
      {children}
    </article>
  );
}
