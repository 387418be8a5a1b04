import type { KeyboardEvent } from 'react';
import type { RegionId } from '../room.ts';
import { panels } from './panels.tsx';

export interface RegionTabsProps {
  readonly regions: readonly RegionId[];
  readonly active: RegionId;
  readonly badge?: Partial<Record<RegionId, number>>;
  readonly onChange: (region: RegionId) => void;
  readonly tall?: boolean;
}

/** A strip of panels to choose from. */
export function RegionTabs({ regions, active, badge = {}, onChange, tall = false }: RegionTabsProps) {
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next =
      step === undefined ? undefined : regions[(regions.indexOf(active) + step + regions.length) % regions.length];
    if (!next) return;
    onChange(next);
    document.getElementById(`region-tab-${next}`)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label="Panels"
      onKeyDown={move}
      className={`flex shrink-0 border-b border-line bg-panel ${tall ? 'h-12' : 'h-9'}`}
    >
      {regions.map((region) => {
        const { title, icon: Icon } = panels[region];
        const count = badge[region] ?? 0;
        return (
          <button
            key={region}
            id={`region-tab-${region}`}
            type="button"
            role="tab"
            aria-selected={region === active}
            tabIndex={region === active ? 0 : -1}
            onClick={() => onChange(region)}
            className={`relative flex min-w-0 items-center justify-center gap-2 text-xs font-medium text-text-2 -outline-offset-2 hover:text-text aria-selected:text-text aria-selected:shadow-[inset_0_-2px_0_var(--accent)] ${tall ? 'flex-1 flex-col gap-0.5 text-2xs' : 'px-3.5'}`}
          >
            <Icon aria-hidden size={tall ? 17 : 14} className="shrink-0" />
            <span className="truncate">{title}</span>
            {count > 0 && (
              <span className="num grid h-4 min-w-4 place-items-center rounded-full bg-(--chip-crit) px-1 text-[10px] font-bold text-(--chip-crit-ink) max-lg:absolute max-lg:top-1 max-lg:left-[calc(50%+6px)]">
                {count}
                <span className="sr-only"> not acknowledged</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
