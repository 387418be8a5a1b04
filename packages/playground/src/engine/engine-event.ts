/** Something that happened to a container. */
export interface EngineEvent {
  readonly action: 'start' | 'die' | 'oom' | 'destroy' | 'pause' | 'unpause';
  readonly containerId: string;
  readonly labels: Readonly<Record<string, string>>;
  /** When the engine saw it, in Unix seconds with nanoseconds. */
  readonly at: number;
  /** Of `die` only. */
  readonly exitCode: number | null;
}

const actions = new Set(['start', 'die', 'oom', 'destroy', 'pause', 'unpause']);

/** One line of the engine's event stream; `null` when it is none of those we know. */
export function toEngineEvent(line: string): EngineEvent | null {
  if (line.trim() === '') return null;
  try {
    const raw = JSON.parse(line) as {
      Action?: string;
      timeNano?: number;
      Actor?: { ID?: string; Attributes?: Record<string, string> };
    };
    const labels = raw.Actor?.Attributes ?? {};
    if (raw.Action === undefined || !actions.has(raw.Action) || raw.Actor?.ID === undefined) return null;
    return {
      action: raw.Action as EngineEvent['action'],
      containerId: raw.Actor.ID,
      labels,
      at: (raw.timeNano ?? 0) / 1e9,
      exitCode: raw.Action === 'die' && labels.exitCode !== undefined ? Number(labels.exitCode) : null,
    };
  } catch {
    return null;
  }
}
