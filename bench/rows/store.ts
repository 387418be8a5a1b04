import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import type { Entry } from '@chaos-engine/core';
import { openSqliteStore } from '@chaos-engine/store';
import { quantile } from '../measure/quantile.ts';
import { atLeast, atMost, toRow } from '../measure/row.ts';
import { pause } from '../measure/wait.ts';
import type { Measurement } from '../rig/context.ts';

const writers = 200;
const batch = 10;
const reference = 'node:sqlite, one row a commit';

/** How fast acknowledged entries come, and how long the event loop stands still for them. */
export default {
  id: 'store',
  title: 'Event log',
  needs: [],
  async run({ quick, workDir, progress }) {
    const folder = mkdtempSync(join(workDir, 'store-'));
    const store = await openSqliteStore({ dataDir: join(folder, 'ours') });
    const plain = openPlain(join(folder, 'plain.sqlite'));
    const seconds = quick ? 1 : 3;
    const ours = { events: 0, single: 0, acks: [] as number[], singleAcks: [] as number[], stalls: [] as number[] };
    const theirs = { rows: 0, acks: [] as number[] };
    let idleStallMs = 0;
    try {
      const codes = await Promise.all(Array.from({ length: writers }, (_, i) => newRound(store, `r-${i}`)));
      const lengths = codes.map(() => 0);
      const write = async (i: number, count: number, until: number, acks: number[]) => {
        let written = 0;
        while (performance.now() < until) {
          const from = lengths[i] ?? 0;
          lengths[i] = from + count;
          const began = performance.now();
          await store.append(
            codes[i] ?? '',
            Array.from({ length: count }, (_, k) => sample(from + k)),
          );
          acks.push(performance.now() - began);
          written += count;
        }
        return written;
      };
      const all = async (count: number, acks: number[]) => {
        const until = performance.now() + seconds * 1_000;
        const written = await Promise.all(codes.map((_, i) => write(i, count, until, acks)));
        return written.reduce((sum, one) => sum + one, 0) / seconds;
      };
      idleStallMs = await stallP99(() => pause(seconds * 500));
      // By turns, so that a busy neighbour meets both.
      for (let turn = 0; turn < 2; turn += 1) {
        progress(`turn ${turn + 1}: ${writers} writers, single entries`);
        ours.single += (await all(1, ours.singleAcks)) / 2;
        progress(`turn ${turn + 1}: ${writers} writers, ${batch} entries an append`);
        ours.stalls.push(await stallP99(async () => (ours.events += (await all(batch, ours.acks)) / 2)));
        progress(`turn ${turn + 1}: ${reference}`);
        theirs.rows += plain.insertFor(seconds * 1_000, theirs.acks) / seconds / 2;
      }
      await store.verifyChain(codes[0] ?? '');
    } finally {
      await store.close();
      plain.close();
      rmSync(folder, { recursive: true, force: true });
    }
    const beside = (value: number) => ({ name: reference, value });
    return [
      toRow({
        what: `durable events, ${writers} writers, ${batch} an append`,
        unit: '/s',
        ours: ours.events,
        reference: beside(theirs.rows),
        goal: atLeast(20_000),
      }),
      toRow({
        what: `durable events, ${writers} writers, one an append`,
        unit: '/s',
        ours: ours.single,
        reference: beside(theirs.rows),
      }),
      toRow({
        what: 'time to the acknowledgement, p50, one an append',
        unit: 'ms',
        ours: quantile(ours.singleAcks, 0.5),
        reference: beside(quantile(theirs.acks, 0.5)),
      }),
      toRow({
        what: 'time to the acknowledgement, p99, one an append',
        unit: 'ms',
        ours: quantile(ours.singleAcks, 0.99),
        reference: beside(quantile(theirs.acks, 0.99)),
        goal: atMost(30),
      }),
      toRow({
        what: 'event loop stall p99 meanwhile',
        unit: 'ms',
        ours: Math.max(...ours.stalls),
        reference: { name: 'the same loop idle', value: idleStallMs },
        goal: atMost(1),
      }),
    ];
  },
} satisfies Measurement;

type Store = Awaited<ReturnType<typeof openSqliteStore>>;

async function newRound(store: Store, code: string): Promise<string> {
  const round = { scenario: 's', version: '1.0.0', digest: 'd', mode: 'practice', seed: 'x' } as const;
  await store.createRound({ code, ...round, startedWall: Date.now() });
  return code;
}

function sample(seq: number): Entry {
  const good = { good: true, ms: 41 };
  const results = { browse: good, search: good, checkout: good, login: good, feed: good };
  const load = { sent: 120, ok: 120, failed: 0, p95Ms: 88 };
  return { type: 'sli.sampled', results, load, seq, at: seq * 1_000, wall: Date.now() };
}

/** As plain as it can be made durable: the same bytes, no hash, one transaction a row, in the thread that asks. */
function openPlain(file: string) {
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = full; create table events (seq integer, body text)');
  const insert = db.prepare('insert into events values (?, ?)');
  return {
    insertFor(forMs: number, acks: number[]): number {
      const until = performance.now() + forMs;
      let rows = 0;
      while (performance.now() < until) {
        const began = performance.now();
        insert.run(rows, JSON.stringify(sample(rows)));
        acks.push(performance.now() - began);
        rows += 1;
      }
      return rows;
    },
    close: () => db.close(),
  };
}

/** How much longer than its beat of 1 ms the event loop takes, at the 99th percentile. */
async function stallP99(work: () => Promise<unknown>): Promise<number> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await work();
  loop.disable();
  return Math.max(0, loop.percentile(99) / 1e6 - 1);
}
