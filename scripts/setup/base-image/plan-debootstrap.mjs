/** @import { AptSource } from '../apt/parse-sources.mjs' */

/**
 * @typedef {object} DebootstrapPlan
 * @property {string} suite
 * @property {string} mirror
 * @property {string} keyring
 * @property {boolean} checked whether the mirror's signature is checked
 * @property {readonly string[]} packages what has to be installed to do it
 * @property {readonly string[]} include further packages for the image
 * @property {string} sourcesList what the image's own apt uses
 */

export const suite = 'bookworm';
const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const publicMirror = { uri: 'http://deb.debian.org/debian', signedBy: null, trusted: false };
const publicSecurity = { uri: 'http://deb.debian.org/debian-security', signedBy: null, trusted: false };

/**
 * How to make a Debian 12 root file system from where this machine's apt gets its packages; on another distribution,
 * from Debian's public mirror.
 * @param {readonly AptSource[]} sources
 * @returns {DebootstrapPlan}
 */
export function planDebootstrap(sources) {
  const main = sources.filter(({ components }) => components.includes('main')).flatMap(flatten);
  // Debian's mirrors carry all its releases, so any release names a good mirror.
  const archive =
    main.find(({ suites, uri }) => suites.some((name) => releases.has(name)) && !isSecurity(uri)) ?? publicMirror;
  const security =
    main.find(({ suites }) => suites.some((name) => name.endsWith('-security') && isDebian(name))) ?? publicSecurity;
  const uris = [archive.uri, security.uri];
  return {
    suite,
    mirror: archive.uri,
    keyring: archive.signedBy ?? debianKeyring,
    checked: !archive.trusted,
    packages: archive.signedBy ? ['debootstrap'] : ['debootstrap', 'debian-archive-keyring'],
    include: uris.some((uri) => uri.startsWith('https:')) ? ['ca-certificates'] : [],
    sourcesList: [line(archive, suite), line(archive, `${suite}-updates`), line(security, `${suite}-security`)].join(
      '',
    ),
  };
}

const releases = new Set(['bookworm', 'trixie', 'forky', 'sid', 'stable', 'testing', 'oldstable', 'unstable']);

/** @param {string} name */
const isDebian = (name) => releases.has(name.replace(/-security$/, ''));

/** @param {string} uri */
const isSecurity = (uri) => /security/.test(uri);

/** @param {AptSource} source */
const flatten = ({ uris, suites, signedBy, trusted }) =>
  uris
    .filter((uri) => /^(https?|file):/.test(uri))
    .map((uri) => ({ uri: uri.replace(/\/$/, ''), suites, signedBy, trusted }));

/** @param {{ uri: string, signedBy: string | null, trusted: boolean }} source @param {string} name */
function line({ uri, signedBy, trusted }, name) {
  // The image has Debian's own keys; any other keyring is copied to the same place.
  const option = trusted ? '[trusted=yes] ' : signedBy ? `[signed-by=${signedBy}] ` : '';
  return `deb ${option}${uri} ${name} main\n`;
}
