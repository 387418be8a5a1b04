import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Entry } from '@chaos-engine/core';
import { openSqliteStore } from '@chaos-engine/store';

/** A server on its way up holds the file for itself, for a moment. */
const busyForMs = 5_000;

/** The log of a round as it stands on the disk, beside a server that may be writing it. */
export function peek(dataDir: string, code: string): readonly Entry[] {
  const database = new DatabaseSync(join(dataDir, 'chaos.sqlite'), { readOnly: true, timeout: busyForMs });
  try {
    const rows = database.prepare('select body from events where round = ? order by seq').all(code);
    return rows.map(({ body }) => JSON.parse(String(body)) as Entry);
  } finally {
    database.close();
  }
}

/** What the next server will find; rejects when the chain of hashes is not whole. Only while no server runs. */
export async function readWhole(dataDir: string, code: string): Promise<readonly Entry[]> {
  const store = await openSqliteStore({ dataDir });
  try {
    await store.verifyChain(code);
    return await store.read(code);
  } finally {
    await store.close();
  }
}

/** The name this installation's objects carry on the engine. */
export function instanceOf(dataDir: string): string {
  const database = new DatabaseSync(join(dataDir, 'chaos.sqlite'), { readOnly: true });
  try {
    return String(database.prepare("select value from settings where name = 'instance'").get()?.value);
  } finally {
    database.close();
  }
}
