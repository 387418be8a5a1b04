import { OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api.ts';
import { CopyButton } from './copy-button.tsx';

export interface ProblemCardProps {
  readonly title: string;
  readonly error: unknown;
  readonly actions?: ReactNode;
}

/** Something went wrong: what, why with its code, and what to do next. */
export function ProblemCard({ title, error, actions }: ProblemCardProps) {
  const message = error instanceof Error ? error.message : String(error);
  const problem = error instanceof ApiError ? error.problem : null;
  const diagnostics = JSON.stringify({ title, message, ...problem, page: location.pathname }, null, 2);
  return (
    <div role="alert" className="rounded-lg border border-crit/50 bg-wash-crit p-4">
      <div className="flex items-start gap-3">
        <OctagonX aria-hidden size={18} className="mt-0.5 shrink-0 text-crit" />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{title}</p>
          <p className="mt-1 text-sm break-words text-text-2">{message}</p>
          {problem && (
            <p className="mt-1 font-mono text-xs text-muted">
              {problem.code} · request {problem.requestId}
            </p>
          )}
          <div className="mt-3 flex flex-wrap gap-2">
            {actions}
            <CopyButton text={diagnostics} label="Copy diagnostics" />
          </div>
        </div>
      </div>
    </div>
  );
}
