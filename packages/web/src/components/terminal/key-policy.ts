/** Who a key pressed in a terminal belongs to. `page`: the shell must not get it; `copy`: put the selection away first. */
export type KeyOwner = 'shell' | 'copy' | 'page';

export type TerminalKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'shiftKey' | 'metaKey' | 'altKey' | 'type'>;

export interface KeyContext {
  readonly hasSelection: boolean;
  /** Tab leaves the terminal instead of completing a word. */
  readonly tabMovesFocus: boolean;
}

/**
 * Copy and paste as each system's users expect, without Ctrl+Shift+C, which browsers keep for themselves: Ctrl+C copies
 * when something is selected and interrupts otherwise. Pasting is left to the browser, whose event the terminal reads.
 */
export function ownerOf(press: TerminalKey, { hasSelection, tabMovesFocus }: KeyContext): KeyOwner {
  const { key, code, ctrlKey, shiftKey, metaKey, altKey } = press;
  const letter = key.toLowerCase();
  if (key === 'F6') return 'page';
  if (ctrlKey && !altKey && !metaKey && (code === 'Semicolon' || key === ';' || key === '`' || code === 'Backquote'))
    return 'page';
  if (key === 'Tab' && tabMovesFocus) return 'page';
  if (key === 'Insert' && ctrlKey) return hasSelection ? 'copy' : 'page';
  if (key === 'Insert' && shiftKey) return 'page';
  if (altKey) return 'shell';
  if (letter === 'c' && (ctrlKey || metaKey) && !shiftKey) return hasSelection ? 'copy' : metaKey ? 'page' : 'shell';
  if (letter === 'v' && (ctrlKey || metaKey)) return 'page';
  return 'shell';
}

/** Whether a pasted text would run something before it can be read. */
export function isMultiLine(text: string): boolean {
  return /[\r\n]/.test(text.trimEnd());
}
