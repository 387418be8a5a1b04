import { tinykeys } from 'tinykeys';

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Binds keys without modifiers; they rest while somebody types, in a terminal or a dialog. Returns the way out. */
export function bindSingleKeys(keys: KeyMap): () => void {
  return tinykeys(window, { ...keys }, { ignore: ({ target }) => target instanceof Element && isTypingPlace(target) });
}

/** Whether a key pressed here belongs to somebody else. */
export function isTypingPlace(element: Element): boolean {
  return (
    element.closest(
      'input:not([type=radio]):not([type=checkbox]),textarea,select,[contenteditable=true],.xterm,[role=dialog],[role=menu]',
    ) !== null
  );
}
