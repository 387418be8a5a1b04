import { spawn } from 'node:child_process';
import { openRequest } from '../engine/ask-engine.mjs';

/** @import { EngineEndpoint } from '../engine/types.d.mts' */

/**
 * Makes an image of one layer from a folder. Throws when the engine does not take it.
 * @param {EngineEndpoint} endpoint
 * @param {string} root
 * @param {{ name: string, tag: string }} image
 * @param {AbortSignal} signal
 */
export async function importImage(endpoint, root, { name, tag }, signal) {
  const tar = spawn('tar', ['--numeric-owner', '--one-file-system', '-C', root, '-c', '.'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  });
  const ended = new Promise((resolve, reject) => tar.once('close', resolve).once('error', reject));
  const query = new URLSearchParams({ fromSrc: '-', repo: name, tag, message: 'made with debootstrap' });
  query.append('changes', 'CMD ["bash"]');
  query.append('changes', 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin');
  const path = `/images/create?${query}`;
  const response = await openRequest(endpoint, { method: 'POST', path, body: tar.stdout, signal });
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += chunk;
  const code = await ended;
  if (code !== 0) throw new Error(`tar ended with ${code} while it packed the base image`);
  if (response.statusCode !== 200 || /"error"/.test(text))
    throw new Error(`the engine did not take the base image: ${text.trim()}`);
}
