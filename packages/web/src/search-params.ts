/** The filters of the scenario browser, as they stand in the address. */
export interface ScenarioSearch {
  readonly q?: string;
  /** Difficulties, e.g. `12`: beginner and easy. */
  readonly diff?: string;
  /** Longest length in minutes. */
  readonly len?: number;
  readonly tag?: string;
  readonly view?: 'list';
  readonly sort?: 'length' | 'title';
}

/** Reads the filters of an address; whatever cannot be one is left out. */
export function parseScenarioSearch(raw: Record<string, unknown>): ScenarioSearch {
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  const difficulties = [...new Set(text(raw.diff))].filter((digit) => '12345'.includes(digit)).sort();
  const minutes = Number(raw.len);
  const q = text(raw.q).slice(0, 80);
  const tag = text(raw.tag).slice(0, 60);
  return {
    ...(q !== '' && { q }),
    ...(difficulties.length > 0 && { diff: difficulties.join('') }),
    ...(Number.isFinite(minutes) && minutes > 0 && { len: minutes }),
    ...(tag !== '' && { tag }),
    ...(raw.view === 'list' && { view: 'list' as const }),
    ...((raw.sort === 'length' || raw.sort === 'title') && { sort: raw.sort }),
  };
}

/** The moment a debrief is opened at, in seconds on the round clock. */
export interface DebriefSearch {
  readonly t?: number;
}

/** Reads `?t=312`. */
export function parseDebriefSearch(raw: Record<string, unknown>): DebriefSearch {
  const t = Number(raw.t);
  return raw.t !== undefined && Number.isFinite(t) && t >= 0 ? { t: Math.round(t) } : {};
}
