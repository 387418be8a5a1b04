import type { ReactNode } from 'react';

export interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The inside of an ordinary page: one heading, one width. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <div className="mx-auto w-full max-w-[1160px] px-4 py-6 md:px-8 md:py-8">
      <div className="mb-6 flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 max-sm:basis-full">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {lead && <p className="mt-1 text-text-2">{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}
