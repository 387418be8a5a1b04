/** The last bytes of a terminal, by their place since it began. */
export interface Scrollback {
  /** Place of the oldest byte kept. */
  readonly start: number;
  /** Place after the newest byte: how many there were in all. */
  readonly end: number;
  append(bytes: Uint8Array): void;
  /** A copy of up to `max` bytes from place `from`, which must lie in `start..end`. */
  read(from: number, max: number): Uint8Array;
}

/** A ring of `capacity` bytes; memory is taken as it fills. */
export function createScrollback(capacity: number): Scrollback {
  let store = new Uint8Array(Math.min(capacity, 4_096));
  let end = 0;
  const held = () => Math.min(end, store.length);

  const grow = (needed: number) => {
    let size = store.length;
    while (size < needed && size < capacity) size = Math.min(capacity, size * 2);
    // Until it is at full size nothing was ever overwritten, so the bytes still lie in order from 0.
    const larger = new Uint8Array(size);
    larger.set(store.subarray(0, end));
    store = larger;
  };

  return {
    get start() {
      return end - held();
    },
    get end() {
      return end;
    },
    append(bytes) {
      if (store.length < capacity && end + bytes.length > store.length) grow(end + bytes.length);
      const kept = bytes.length > store.length ? bytes.subarray(bytes.length - store.length) : bytes;
      const at = (end + bytes.length - kept.length) % store.length;
      const head = kept.subarray(0, store.length - at);
      store.set(head, at);
      store.set(kept.subarray(head.length), 0);
      end += bytes.length;
    },
    read(from, max) {
      if (from < end - held() || from > end) throw new RangeError(`byte ${from} is not in ${end - held()}..${end}`);
      const size = Math.min(max, end - from);
      const at = from % store.length;
      const copy = new Uint8Array(size);
      const head = store.subarray(at, Math.min(store.length, at + size));
      copy.set(head);
      copy.set(store.subarray(0, size - head.length), head.length);
      return copy;
    },
  };
}
