/**
 * @typedef {object} Style
 * @property {boolean} live the last line can be written again
 * @property {boolean} colour
 * @property {boolean} unicode
 */

/**
 * What a terminal can show, by the usual conventions.
 * @param {{ isTTY?: boolean }} stream
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform
 * @returns {Style}
 */
export function readStyle(stream, env, platform) {
  const terminal = stream.isTTY === true && env.TERM !== 'dumb';
  const forced = Boolean(env.FORCE_COLOR) && env.FORCE_COLOR !== '0';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return {
    live: terminal && env.CI !== 'true',
    colour: !env.NO_COLOR && (terminal || forced),
    // Without any locale a terminal is still UTF-8 nowadays; a log file is left in plain ASCII.
    unicode: locale === '' ? terminal && platform !== 'win32' : /utf-?8/i.test(locale),
  };
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };

/** @typedef {keyof typeof codes} Ink */

/**
 * Colours a text, or leaves it as it is where colours are off.
 * @param {Style} style
 * @returns {(ink: Ink, text: string) => string}
 */
export const painter = (style) => (ink, text) => (style.colour ? `\u001b[${codes[ink]}m${text}\u001b[0m` : text);
