/** Where the seats are kept; `localStorage` in a browser. */
export interface SeatStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const storageKey = 'chaos.seats';
const kept = 50;

/** The seats of this browser: the secret that shows who one is in a round, by round code. The newest 50 are kept. */
export function createSeats(storage: SeatStorage) {
  const read = (): readonly (readonly [string, string])[] => parseSeats(storage.getItem(storageKey));
  return {
    token: (code: string): string | null => read().find(([own]) => own === code)?.[1] ?? null,
    take(code: string, token: string): void {
      const others = read().filter(([own]) => own !== code);
      storage.setItem(storageKey, JSON.stringify([[code, token], ...others].slice(0, kept)));
    },
    codes: (): readonly string[] => read().map(([code]) => code),
  };
}

/** The token in a link such as `/r/r-7f3k9m#token=...`, or `null`. */
export function tokenInHash(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token');
}

function parseSeats(text: string | null): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isSeat) : [];
  } catch {
    return [];
  }
}

function isSeat(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

export const seats = createSeats({
  getItem: (key) => globalThis.localStorage?.getItem(key) ?? null,
  setItem: (key, value) => globalThis.localStorage?.setItem(key, value),
});
