import type { ReactNode } from 'react';

/** Nothing here: what would be, and one thing to do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-8 text-center text-sm text-muted">
      <p className="max-w-[46ch]">{children}</p>
      {action}
    </div>
  );
}
