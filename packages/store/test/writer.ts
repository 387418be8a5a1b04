import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { openSqliteStore } from '../src/sqlite-store.ts';
import { note, round } from './builders.ts';

/**
 * A server that only writes, for tests that kill or freeze it: `node writer.ts <folder> <round>...`. Says `<round> <seq>`
 * once that entry is acknowledged, and the code of the error that ends it.
 */
const [dataDir = '', ...codes] = process.argv.slice(2);
const leaseTimes = { renewEveryMs: 50, expiresMs: 400 };
const say = (line: string) => writeSync(1, `${line}\n`);

try {
  const lost = (error: { code: string }) => say(`lost ${error.code}`);
  const store = await openSqliteStore({ dataDir, onLost: lost, leaseTimes });
  say(`open ${store.epoch}`);
  await Promise.all(
    codes.map(async (code) => {
      if (!(await store.findRound(code))) await store.createRound(round(code));
      for (let seq = (await store.read(code)).length; ; seq += 1) {
        await store.append(code, [note(seq)]);
        say(`${code} ${seq}`);
        await delay(5);
      }
    }),
  );
} catch (error) {
  say(`error ${(error as { code?: string }).code}`);
  process.exit(1);
}
