/** What a key press means while the leader is watched: nothing to us, `arm`ed, or the key that followed it. */
export type LeaderStep =
  | { readonly type: 'pass' }
  | { readonly type: 'arm' }
  | { readonly type: 'disarm' }
  | { readonly type: 'act'; readonly key: string };

type Press = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

const modifierKeys: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta']);

/**
 * The leader, Ctrl+; and then a key, works everywhere, also inside a terminal. It is matched by its place on the
 * keyboard, because `;` lies elsewhere on many. Ctrl+; twice puts the leader away.
 */
export function leaderStep(armed: boolean, press: Press): LeaderStep {
  if (press.ctrlKey && !press.altKey && !press.metaKey && (press.code === 'Semicolon' || press.key === ';'))
    return { type: armed ? 'disarm' : 'arm' };
  if (!armed) return { type: 'pass' };
  return modifierKeys.has(press.key)
    ? { type: 'pass' }
    : { type: 'act', key: press.key.length === 1 ? press.key.toLowerCase() : press.key };
}
