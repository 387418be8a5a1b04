import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';

export interface MenuEntry {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly danger?: boolean;
  readonly disabledBecause?: string | null;
  readonly hotkey?: string;
  /** Starts a group. */
  readonly separated?: boolean;
}

/** A menu on a button. */
export function Menu({
  trigger,
  entries,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-50">
          <Base.Popup className="appear min-w-52 rounded-md border border-line bg-raised p-1 text-sm text-text shadow-(--shadow) outline-none">
            {entries.map((entry) => (
              <div key={entry.label}>
                {entry.separated && <Base.Separator className="my-1 h-px bg-line" />}
                <Base.Item
                  disabled={Boolean(entry.disabledBecause)}
                  onClick={entry.onSelect}
                  className={`flex cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 outline-none data-disabled:text-muted data-highlighted:bg-panel ${entry.danger ? 'text-crit' : ''}`}
                >
                  {entry.icon}
                  <span className="flex-1">
                    {entry.label}
                    {entry.disabledBecause && (
                      <span className="block text-2xs text-muted">{entry.disabledBecause}</span>
                    )}
                  </span>
                  {entry.hotkey && <span className="font-mono text-2xs text-muted">{entry.hotkey}</span>}
                </Base.Item>
              </div>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
