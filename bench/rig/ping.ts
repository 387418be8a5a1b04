import http from 'node:http';
import { pause } from '../measure/wait.ts';

/** Asks a server for next to nothing, 20 times a second, and collects how long it took: what a click would feel. */
export async function pingFor(url: string, forMs: number): Promise<readonly number[]> {
  const agent = new http.Agent({ keepAlive: true });
  const took: number[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const began = performance.now();
    await get(`${url}/not-a-page.txt`, agent);
    took.push(performance.now() - began);
    await pause(50);
  }
  agent.destroy();
  return took;
}

const get = (url: string, agent: http.Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        response.resume();
        response.once('end', resolve);
      })
      .once('error', reject);
  });
