import clsx from 'clsx';
import { createContext, type ReactNode, useContext, useId } from 'react';

/** Whether a tab above the panel already names it; its tools then stand in the strip of tabs, or in a row below it. */
export const PanelInTab = createContext<'no' | 'strip' | 'row'>('no');

export interface PanelProps {
  readonly title: string;
  /** Beside the title: a count, a state. */
  readonly aside?: ReactNode;
  readonly toolbar?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** The id F6 finds it by. */
  readonly region?: string;
  /** Without a box of its own, for panels inside a split view. */
  readonly flush?: boolean;
}

/** A titled region. All panels look and behave alike. */
export function Panel({ title, aside, toolbar, children, className, region, flush = false }: PanelProps) {
  const heading = useId();
  const inTab = useContext(PanelInTab);
  return (
    <section
      aria-labelledby={heading}
      data-region={region}
      tabIndex={region ? -1 : undefined}
      className={clsx(
        'flex min-h-0 min-w-0 flex-col bg-panel',
        flush ? 'h-full' : 'rounded-lg border border-line',
        className,
      )}
    >
      <header className={inTab === 'row' && !toolbar ? 'sr-only' : headers[inTab]}>
        <h2 id={heading} className={inTab === 'no' ? 'eyebrow text-text-2' : 'sr-only'}>
          {title}
        </h2>
        {inTab === 'no' && aside}
        {toolbar && <div className="ml-auto flex min-w-0 items-center gap-1">{toolbar}</div>}
      </header>
      {children}
    </section>
  );
}

const headers = {
  no: 'flex h-9 shrink-0 items-center gap-2 border-b border-line px-3',
  strip: 'absolute top-0 right-0 z-10 flex h-9 items-center pr-3',
  row: 'flex shrink-0 items-center justify-end border-b border-line px-3 py-1',
} as const;
