import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Entry } from '@chaos-engine/core';
import { openSqliteStore } from '../src/sqlite-store.ts';

/**
 * How fast acknowledged entries come, and how long the event loop stands still for them.
 * `node bench/append.ts [folder]`; give a folder on the disk you mean to measure.
 */
const dataDir = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'store-bench-'));
const store = await openSqliteStore({ dataDir, now: Date.now });

// What the machine itself does to a loop that has nothing to do: take it off the figures below.
await measure('nothing at all, 5 s', 0, () => new Promise((resolve) => setTimeout(resolve, 5_000)));

const alone = 1_000;
await newRound('alone');
await measure('one writer, each append awaited', alone, async (time) => {
  for (let seq = 0; seq < alone; seq += 1) await time(() => store.append('alone', [sample(seq)]));
});

const codes = Array.from({ length: 50 }, (_, i) => `room-${i}`);
const each = 100;
for (const code of codes) await newRound(code);
await measure('fifty writers at once', codes.length * each, async (time) => {
  await Promise.all(
    codes.map(async (code) => {
      for (let seq = 0; seq < each; seq += 1) await time(() => store.append(code, [sample(seq)]));
    }),
  );
});

const seconds = 10;
await measure(`ten rounds as they are played, ${seconds} s`, 10 * seconds, async (time) => {
  const players = codes.slice(0, 10).map(async (code, i) => {
    await new Promise((resolve) => setTimeout(resolve, i * 97));
    for (let s = 0; s < seconds; s += 1) {
      const second = new Promise((resolve) => setTimeout(resolve, 1_000));
      await time(() => store.append(code, [sample(each + s)]));
      await store.appendTrack(code, 'logs', `${'a line of a log, much like any other\n'.repeat(50)}`);
      await store.appendTrack(code, 'signals', `${JSON.stringify(sample(s))}\n`);
      await second;
    }
  });
  await Promise.all(players);
});

const verifyFrom = performance.now();
await store.verifyChain('alone');
const verifyMs = performance.now() - verifyFrom;
console.log(`verify a chain of ${alone}: ${verifyMs.toFixed(1)} ms`);
await store.close();
rmSync(dataDir, { recursive: true, force: true });

function newRound(code: string): Promise<void> {
  return store.createRound({
    code,
    scenario: 's',
    version: '1.0.0',
    digest: 'd',
    mode: 'practice',
    seed: 'x',
    startedWall: Date.now(),
  });
}

function sample(seq: number): Entry {
  const good = { good: true, ms: 41 };
  const results = { browse: good, search: good, checkout: good, login: good, feed: good };
  const load = { sent: 120, ok: 120, failed: 0, p95Ms: 88 };
  return { type: 'sli.sampled', results, load, seq, at: seq * 1_000, wall: Date.now() };
}

type Timed = (work: () => Promise<void>) => Promise<void>;

async function measure(title: string, count: number, run: (time: Timed) => Promise<void>): Promise<void> {
  const took: number[] = [];
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const from = performance.now();
  await run(async (work) => {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  });
  const elapsedMs = performance.now() - from;
  loop.disable();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]?.toFixed(2) ?? '-';
  const ms = (ns: number) => (ns / 1e6).toFixed(1);
  console.log(
    `${title}: ${Math.round((count * 1_000) / elapsedMs)} appends/s; ack p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms; ` +
      `loop delay p50 ${ms(loop.percentile(50))} p99 ${ms(loop.percentile(99))} max ${ms(loop.max)} ms`,
  );
}
