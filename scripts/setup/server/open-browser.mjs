import { spawn } from 'node:child_process';

/**
 * Opens a page in the browser of this desktop. Where there is none nothing happens: the address was printed anyway.
 * @param {string} url
 */
export function openBrowser(url) {
  const program = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  const child = spawn(program, [url], { stdio: 'ignore', detached: true });
  child.once('error', () => {});
  child.unref();
}
