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

/** What is searched in the failure-mode database, as it stands in the address. */
export interface FailureSearch {
  readonly q?: string;
  readonly cause?: string;
  readonly symptom?: string;
  readonly role?: string;
  /** From 2; the first needs no saying. */
  readonly page?: number;
}

/** Reads the search of an address. Whether a class exists is for the server to say. */
export function parseFailureSearch(raw: Record<string, unknown>): FailureSearch {
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 80) : '';
  const page = Number(raw.page);
  const term = (name: 'cause' | 'symptom' | 'role') => {
    const value = raw[name];
    return typeof value === 'string' && /^[a-z][a-z-]{1,60}$/.test(value) ? { [name]: value } : {};
  };
  return {
    ...(q.trim() !== '' && { q }),
    ...term('cause'),
    ...term('symptom'),
    ...term('role'),
    ...(Number.isInteger(page) && page > 1 && page <= 1_000 && { page }),
  };
}
