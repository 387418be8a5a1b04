import type { ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';

export interface SendFooterProps {
  readonly label: string;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly disabledBecause?: string | null;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly note?: ReactNode;
  readonly danger?: boolean;
}

/** The end of a dialog: what it costs, what went wrong, cancel, send. */
export function SendFooter({
  label,
  error,
  busy,
  disabledBecause = null,
  onSend,
  onClose,
  note,
  danger = false,
}: SendFooterProps) {
  return (
    <>
      <div className="min-w-0 flex-1 text-xs text-text-2 max-sm:basis-full">
        {error ? (
          <p role="alert" className="text-crit">
            {error.message}
          </p>
        ) : (
          note
        )}
      </div>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant={danger ? 'danger' : 'primary'} busy={busy} disabledBecause={disabledBecause} onClick={onSend}>
        {label}
      </Button>
    </>
  );
}
