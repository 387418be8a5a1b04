import { sep } from 'node:path';

/**
 * A path as a person writes it: below the home folder it begins with `~`.
 * @param {string} path
 * @param {string} home
 */
export const shortPath = (path, home) => (path.startsWith(`${home}${sep}`) ? `~${path.slice(home.length)}` : path);
