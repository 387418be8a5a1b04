import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const canUnshare = process.platform === 'linux' && process.getuid?.() === 0;

describe.runIf(canUnshare)('an engine whose processes cannot be seen from here', () => {
  it('still gives terminals that end, metrics, numbers from inside, and leaves nothing', async () => {
    const instance = `test-${process.pid}-far`;
    const { stdout } = await run('unshare', [
      '-p',
      '-f',
      '--mount-proc',
      process.execPath,
      join(import.meta.dirname, 'elsewhere.ts'),
      instance,
    ]);
    const found = JSON.parse(stdout) as Record<string, unknown>;
    expect(found.exitCode).toBe(124);
    expect(found.metrics).toEqual([
      expect.objectContaining({ service: 'web', memoryBytes: expect.any(Number), memoryLimitBytes: 64 * 2 ** 20 }),
      expect.objectContaining({ service: 'store' }),
    ]);
    expect(found.scraped).toMatchObject({ greeting: 'hello' });
    expect(found.shells).toMatchObject({ held: false, because: 'the engine runs on another machine' });
    expect(found.left).toBe(0);
  });
});
