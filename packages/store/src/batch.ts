/** Sends what comes in one turn of the loop as one message: between threads a message costs more than what is in it. */
export function createBatch<T>(send: (items: readonly T[]) => void): (item: T) => void {
  let items: T[] = [];
  return (item) => {
    items.push(item);
    if (items.length > 1) return;
    queueMicrotask(() => {
      const all = items;
      items = [];
      send(all);
    });
  };
}
