import type { LogView } from '@chaos-engine/protocol';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { LogLine } from './log-line.tsx';
import { ScrollRegion } from './scroll-region.tsx';

export interface LogListProps {
  readonly lines: readonly LogView[];
  readonly search: string;
  readonly services: readonly string[];
  /** Keeps the newest line in sight. */
  readonly follow: boolean;
  /** The reader moved up, away from the newest line. */
  readonly onLeaveEnd?: () => void;
  /** Gives the way to scroll it by keys. */
  readonly handle?: RefObject<HTMLElement | null>;
}

const rowPx = 24;

/** Log lines, of which only those in sight exist as elements. */
export function LogList({ lines, search, services, follow, onLeaveEnd, handle }: LogListProps) {
  const own = useRef<HTMLElement>(null);
  const scroller = handle ?? own;
  const lastTop = useRef(0);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => lines[index]?.seq ?? index,
    overscan: 12,
  });

  const last = lines.at(-1)?.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last line is what is followed
  useEffect(() => {
    if (follow && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follow, last, rows]);

  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const up = element.scrollTop < lastTop.current - 1;
    const away = element.scrollHeight - element.scrollTop - element.clientHeight > rowPx * 2;
    lastTop.current = element.scrollTop;
    if (up && away && follow) onLeaveEnd?.();
  };
  const toggle = (seq: number) =>
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(seq)) next.add(seq);
      return next;
    });

  return (
    <ScrollRegion
      handle={scroller}
      label="Log lines"
      onScroll={onScroll}
      className="min-h-0 flex-1 overflow-y-auto bg-well font-mono text-xs"
    >
      <div className="relative w-full" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index];
          return line ? (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <LogLine
                line={line}
                search={search}
                serviceIndex={services.indexOf(line.service)}
                open={open.has(line.seq)}
                onToggle={() => toggle(line.seq)}
              />
            </div>
          ) : null;
        })}
      </div>
    </ScrollRegion>
  );
}
