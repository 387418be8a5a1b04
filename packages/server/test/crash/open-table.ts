import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepInstallation } from '../../src/sweep-installation.ts';
import { lookAtEngine, type OnEngine } from './on-engine.ts';
import { instanceOf } from './read-log.ts';
import { createServerProcess, type ServerProcess } from './server-process.ts';

/** An installation of its own, to be killed as often as it takes. */
export interface Table {
  readonly server: ServerProcess;
  readonly dataDir: string;
  readonly engine: OnEngine;
}

/** Hands a running installation to `work`; whatever comes of that, nothing of it stays. */
export async function atTable(work: (table: Table) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chaos-crash-'));
  const server = await createServerProcess(dataDir);
  await server.start();
  const engine = lookAtEngine(instanceOf(dataDir));
  try {
    await work({ server, dataDir, engine });
  } finally {
    await server.kill();
    await sweepInstallation(dataDir);
    await engine.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
