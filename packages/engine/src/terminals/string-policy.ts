/** The longest OSC or DCS string let through, in bytes. */
export const stringLimit = 2_048;

/**
 * Titles, colours, the working directory and the marks of a shell's prompt. Everything else is refused: the
 * clipboard (52), notifications (9, 99, 777), file transfer and pictures (1337), fonts (50).
 */
const harmless = new Set([0, 1, 2, 4, 7, 10, 11, 12, 104, 110, 111, 112, 133, 633]);
const hyperlink = 8;

/** May this OSC string, given without its frame, reach a browser? */
export function isAllowedOsc(text: string): boolean {
  // A terminal skips control characters inside: `5<NUL>2` would be read as 52.
  if (text.length > stringLimit || hasControls(text)) return false;
  const code = /^\d{1,5}(?=;|$)/.exec(text)?.[0];
  if (code === undefined) return false;
  return Number(code) === hyperlink ? isSafeLink(text.slice(code.length + 1)) : harmless.has(Number(code));
}

/** May this DCS string, given without its frame, reach a browser? Only questions may: `$q` and `+q`. */
export function isAllowedDcs(text: string): boolean {
  return /^[$+]q[\x20-\x7e]{0,64}$/.test(text);
}

/** `params;uri`, where an empty address ends a link. Only addresses a person could also have clicked on a page. */
function isSafeLink(rest: string): boolean {
  const address = rest.slice(rest.indexOf(';') + 1);
  return rest.includes(';') && (address === '' || /^(https?:\/\/|mailto:)/i.test(address));
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
