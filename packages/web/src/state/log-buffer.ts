import type { LogView } from '@chaos-engine/protocol';
import { everyLine, type LogFilter, logMatcher } from './log-filter.ts';

/** What the log panel draws now. A new object whenever something in it changed. */
export interface LogSnapshot {
  readonly lines: readonly LogView[];
  /** Lines that came while paused and would be seen if it were not. */
  readonly waiting: number;
  readonly paused: boolean;
  /** Lines the server could not send in time, since the connection began. */
  readonly dropped: number;
  /** All lines kept, seen or not. */
  readonly kept: number;
  readonly cleared: boolean;
}

/** The log lines of a round outside of React: a bounded buffer, a filter, and a pause that loses nothing. */
export function createLogBuffer(capacity: number, schedule: (flush: () => void) => void) {
  let all: LogView[] = [];
  let shown: LogView[] = [];
  let waiting: LogView[] = [];
  let paused = false;
  let dropped = 0;
  let clearedBefore = -1;
  let lastSeq = -1;
  let matches = logMatcher(everyLine);
  const listeners = new Set<() => void>();
  let snapshot = take();

  function take(): LogSnapshot {
    return { lines: shown, waiting: waiting.length, paused, dropped, kept: all.length, cleared: clearedBefore >= 0 };
  }
  const changed = () =>
    schedule(() => {
      snapshot = take();
      listeners.forEach((listener) => void listener());
    });
  const visible = (line: LogView) => line.seq > clearedBefore && matches(line);
  const refilter = () => {
    shown = all.filter(visible);
    waiting = [];
    changed();
  };

  return {
    snapshot: () => snapshot,
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    append(lines: readonly LogView[], droppedNow = 0): void {
      const fresh = lines.filter(({ seq }) => seq > lastSeq);
      lastSeq = fresh.at(-1)?.seq ?? lastSeq;
      dropped += droppedNow;
      all = bounded(all, fresh, capacity);
      if (paused) waiting = bounded(waiting, fresh.filter(visible), capacity);
      else shown = bounded(shown, fresh.filter(visible), capacity);
      changed();
    },
    filter(filter: LogFilter): void {
      matches = logMatcher(filter);
      refilter();
    },
    pause(): void {
      paused = true;
      changed();
    },
    resume(): void {
      paused = false;
      shown = bounded(shown, waiting, capacity);
      waiting = [];
      changed();
    },
    /** Hides what is there; nothing is thrown away. */
    clear(): void {
      clearedBefore = lastSeq;
      refilter();
    },
    undoClear(): void {
      clearedBefore = -1;
      refilter();
    },
  };
}

export type LogBuffer = ReturnType<typeof createLogBuffer>;

function bounded(lines: readonly LogView[], more: readonly LogView[], capacity: number): LogView[] {
  return lines.length + more.length <= capacity ? lines.concat(more) : lines.concat(more).slice(-capacity);
}
