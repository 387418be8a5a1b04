import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './button.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly wide?: boolean;
}

/** A modal question. Focus goes in, Esc and the cross leave, focus comes back. */
export function Dialog({ open, onClose, title, description, children, footer, wide = false }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[#05080bb3] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4 max-sm:items-end max-sm:p-0">
          <Base.Popup
            initialFocus={() => firstField(body.current)}
            className={`appear flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-lg border border-line bg-panel text-text shadow-(--shadow) max-sm:rounded-b-none ${wide ? 'max-w-[760px]' : 'max-w-[560px]'}`}
          >
            <div className="flex items-start gap-3 border-b border-line px-5 py-4">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-0.5 text-sm text-text-2">{description}</Base.Description>
                )}
              </div>
              <IconButton label="Close" onClick={onClose}>
                <X aria-hidden size={16} />
              </IconButton>
            </div>
            <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
              {children}
            </div>
            {footer && (
              <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
                {footer}
              </div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Where typing begins: the first input, else the first button of the question itself; `true` leaves it to the dialog. */
function firstField(body: HTMLElement | null): HTMLElement | true {
  return (
    body?.querySelector<HTMLElement>('input,textarea,select') ?? body?.querySelector<HTMLElement>('button') ?? true
  );
}
