/** Keeps the newest `size` things. */
export interface Ring<T> {
  push(item: T): void;
  /** Oldest first. */
  all(): readonly T[];
}

export function createRing<T>(size: number): Ring<T> {
  let items: T[] = [];
  return {
    push(item) {
      items.push(item);
      // Trimmed in bulk, so that a push stays cheap.
      if (items.length > size * 1.25) items = items.slice(-size);
    },
    all: () => (items.length > size ? items.slice(-size) : items),
  };
}
