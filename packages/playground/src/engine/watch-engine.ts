import type { Clock, Millis } from '@chaos-engine/core';
import type { Engine } from './engine.ts';
import { type EngineEvent, toEngineEvent } from './engine-event.ts';

/** What happens on an engine, and whether it answers. */
export interface EngineWatch {
  /** Called for each event of a container of ours; returns the way to stop. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /** Called when the engine stops or starts answering; returns the way to stop. */
  onReachable(listener: (reachable: boolean) => void): () => void;
  close(): void;
}

export interface WatchOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Events of objects with this label only, written `key=value`. */
  readonly label: string;
  readonly pingEveryMs?: Millis;
}

const firstRetryMs = 250;
const lastRetryMs = 2_000;

/** One event stream for all who listen. It begins with the first listener and is taken up again where it broke off. */
export function watchEngine({ engine, clock, label, pingEveryMs = 3_000 }: WatchOptions): EngineWatch {
  const eventListeners = new Set<(event: EngineEvent) => void>();
  const reachListeners = new Set<(reachable: boolean) => void>();
  const abort = new AbortController();
  let reachable = true;
  let begun = false;
  let since = clock.wall() / 1_000;

  const setReachable = (now: boolean) => {
    if (now === reachable || abort.signal.aborted) return;
    reachable = now;
    for (const listener of reachListeners) listener(now);
  };

  async function follow(): Promise<void> {
    const stream = await engine.docker.getEvents({
      since,
      filters: { type: ['container'], event: ['start', 'die', 'oom', 'destroy', 'pause', 'unpause'], label: [label] },
    });
    const end = () => (stream as NodeJS.ReadableStream & { destroy(): void }).destroy();
    abort.signal.addEventListener('abort', end);
    // An engine that hangs keeps its streams open and silent.
    const beat = createBeat(clock, pingEveryMs, () => engine.ping().catch(end));
    try {
      let rest = '';
      for await (const chunk of stream) {
        const lines = (rest + chunk.toString()).split('\n');
        rest = lines.pop() ?? '';
        for (const event of lines.map(toEngineEvent).filter((one) => one !== null)) {
          // The engine sends what happened at `since` again.
          if (event.at <= since) continue;
          since = event.at;
          for (const listener of eventListeners) listener(event);
        }
      }
    } finally {
      beat.stop();
      abort.signal.removeEventListener('abort', end);
    }
  }

  async function run(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!abort.signal.aborted) {
      try {
        await engine.ping();
        setReachable(true);
        retryMs = firstRetryMs;
        await follow();
      } catch {
        if (!abort.signal.aborted) await engine.ping().catch(() => setReachable(false));
      }
      if (!abort.signal.aborted) await new Promise<void>((resolve) => clock.setTimeout(resolve, retryMs));
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    }
  }

  const listen = <T>(listeners: Set<T>, listener: T) => {
    listeners.add(listener);
    if (!begun) {
      begun = true;
      void run();
    }
    return () => void listeners.delete(listener);
  };
  return {
    onEvent: (listener) => listen(eventListeners, listener),
    onReachable: (listener) => listen(reachListeners, listener),
    close: () => abort.abort(),
  };
}

/** Runs `work` again and again, each time `everyMs` after it ended. */
function createBeat(clock: Clock, everyMs: Millis, work: () => Promise<unknown>) {
  let stopped = false;
  let handle: unknown;
  const next = () => {
    handle = clock.setTimeout(() => void work().finally(() => (stopped ? undefined : next())), everyMs);
  };
  next();
  return {
    stop() {
      stopped = true;
      clock.clearTimeout(handle);
    },
  };
}
