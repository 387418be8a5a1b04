/**
 * @typedef {object} AptSource
 * @property {readonly string[]} uris
 * @property {readonly string[]} suites
 * @property {readonly string[]} components
 * @property {string | null} signedBy path of a keyring; `null` when the system's keys count
 * @property {boolean} trusted taken without a signature
 */

/**
 * Reads a `.list` file: one source a line.
 * @param {string} text
 * @returns {readonly AptSource[]}
 */
export function parseListFile(text) {
  return text.split('\n').flatMap((line) => {
    const [, options = '', uri, suite, components = ''] =
      /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)([^#]*)/.exec(line) ?? [];
    if (uri === undefined || suite === undefined) return [];
    return [
      toSource(
        [uri],
        [suite],
        words(components),
        (key) => new RegExp(`(?:^|\\s)${key}=(\\S+)`, 'i').exec(options)?.[1],
      ),
    ];
  });
}

/**
 * Reads a `.sources` file: paragraphs of `Field: value` (deb822).
 * @param {string} text
 * @returns {readonly AptSource[]}
 */
export function parseDeb822(text) {
  const paragraphs = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .split(/\n\s*\n/);
  return paragraphs.map(readFields).flatMap((field) => {
    const usable =
      words(field('types')).includes('deb') && !/^(no|false|off|0|disable)$/i.test(field('enabled').trim());
    const [uris, suites] = [words(field('uris')), words(field('suites'))];
    if (!usable || uris.length === 0 || suites.length === 0) return [];
    return [toSource(uris, suites, words(field('components')), field)];
  });
}

/** @param {string} paragraph @returns {(name: string) => string} */
function readFields(paragraph) {
  const fields = [...paragraph.matchAll(/^([\w-]+):((?:.*)(?:\n[ \t].*)*)/gm)];
  const values = new Map(fields.map(([, name = '', value = '']) => [name.toLowerCase(), value]));
  return (name) => values.get(name.toLowerCase()) ?? '';
}

/**
 * @param {readonly string[]} uris
 * @param {readonly string[]} suites
 * @param {readonly string[]} components
 * @param {(key: string) => string | undefined} option
 * @returns {AptSource}
 */
function toSource(uris, suites, components, option) {
  const keyring = option('signed-by')?.trim() ?? '';
  // A deb822 file may hold the key itself; only a file can be handed to other tools.
  const signedBy = /^\/\S+$/.test(keyring) ? keyring : null;
  return { uris, suites, components, signedBy, trusted: /^(yes|true|on|1)$/i.test(option('trusted')?.trim() ?? '') };
}

/** @param {string} text */
const words = (text) => text.split(/\s+/).filter((word) => word !== '');
