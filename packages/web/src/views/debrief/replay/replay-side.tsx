import type { Debrief } from '@chaos-engine/protocol';
import { useEffect, useMemo, useRef } from 'react';
import { LogList } from '../../../components/log-list.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { TimelineList } from '../../../components/timeline-list.tsx';
import { currentEntry } from '../../../state/playhead.ts';
import type { TimedLine } from '../../../state/tracks.ts';
import { originOf } from '../moment-words.ts';
import type { Replay } from './replay-store.ts';
import { useReplaySecond } from './use-replay.ts';

const linesShown = 300;

/** Beside the charts: everything that happened, with the entry that is now; and the logs up to now. */
export function ReplaySide({
  debrief,
  replay,
  lines,
}: {
  debrief: Debrief;
  replay: Replay;
  lines: readonly TimedLine[];
}) {
  const at = useReplaySecond(replay);
  const current = currentEntry(debrief.timeline, at);
  const region = useRef<HTMLElement>(null);
  const services = useMemo(() => [...new Set(lines.map(({ service }) => service))].sort(), [lines]);
  const until = useMemo(() => {
    const end = lines.findLastIndex((line) => line.at <= at + 999) + 1;
    return lines.slice(Math.max(0, end - linesShown), end);
  }, [lines, at]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry is brought into sight when another becomes current
  useEffect(() => {
    const entry = region.current?.querySelector<HTMLElement>('[aria-current]');
    if (entry && region.current) region.current.scrollTop = entry.offsetTop - region.current.clientHeight / 2;
  }, [current?.seq]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] border-t border-line lg:grid-cols-2 lg:divide-x lg:divide-line">
      <div>
        <p className="flex h-8 items-center gap-2 border-b border-line-soft px-3 text-2xs text-muted">
          <span aria-hidden className="h-3 w-[3px] rounded-full bg-violet" />
          hidden from you while the round was on
        </p>
        <ScrollRegion handle={region} label="Events" className="relative h-64 overflow-y-auto">
          <TimelineList
            markHidden
            lines={debrief.timeline}
            originMs={originOf(debrief)}
            currentSeq={current?.seq ?? null}
            onPick={(line) => replay.seek(line.at)}
          />
        </ScrollRegion>
      </div>
      <div className="flex h-72 min-w-0 flex-col max-lg:border-t max-lg:border-line">
        <LogList lines={until} search="" services={services} follow />
      </div>
    </div>
  );
}
