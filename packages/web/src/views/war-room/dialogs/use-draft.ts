import { useState } from 'react';

const drafts = new Map<string, unknown>();

/** What was filled in and not yet sent; it outlives the closing of its dialog, so that nothing is typed twice. */
export function useDraft<T>(
  key: string,
  initial: T,
): readonly [draft: T, change: (next: Partial<T>) => void, forget: () => void] {
  const [draft, setDraft] = useState<T>(() => (drafts.get(key) as T | undefined) ?? initial);
  const change = (next: Partial<T>) => {
    const changed = { ...draft, ...next };
    drafts.set(key, changed);
    setDraft(changed);
  };
  return [draft, change, () => void drafts.delete(key)];
}
