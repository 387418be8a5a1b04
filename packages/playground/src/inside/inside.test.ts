import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDemux } from './demux.ts';
import { mayBeStuck } from './follow-service.ts';
import { createLogReader, parseLogLine } from './log-lines.ts';
import { toServiceState } from './read-states.ts';

const frame = (stream: 1 | 2, bytes: Buffer) => {
  const head = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
};

/** The same bytes in chunks of the given sizes. */
const cut = (bytes: Buffer, sizes: readonly number[]) => {
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (const size of sizes) {
    chunks.push(rest.subarray(0, size));
    rest = rest.subarray(size);
  }
  return [...chunks, rest];
};

describe('multiplexed output', () => {
  it('gives every stream its bytes, wherever the connection cuts them', () => {
    const frames = fc.array(fc.tuple(fc.constantFrom(1 as const, 2 as const), fc.uint8Array({ maxLength: 40 })));
    fc.assert(
      fc.property(frames, fc.array(fc.integer({ min: 1, max: 25 })), (all, sizes) => {
        const got = { stdout: '', stderr: '' };
        const demux = createDemux((stream, bytes) => {
          got[stream] += bytes.toString('hex');
        });
        for (const chunk of cut(Buffer.concat(all.map(([stream, bytes]) => frame(stream, Buffer.from(bytes)))), sizes))
          demux(chunk);
        const expected = (wanted: 1 | 2) =>
          all
            .filter(([stream]) => stream === wanted)
            .map(([, bytes]) => Buffer.from(bytes).toString('hex'))
            .join('');
        expect(got).toEqual({ stdout: expected(1), stderr: expected(2) });
      }),
    );
  });
});

describe('a log line', () => {
  const stamp = '2026-11-24T04:00:00.123456789Z';

  it('has time, stream and text', () => {
    expect(parseLogLine('web', 'stderr', `${stamp} GET / 200\r`)).toEqual({
      service: 'web',
      stream: 'stderr',
      wall: Date.parse(stamp),
      stamp,
      text: 'GET / 200',
    });
    expect(parseLogLine('web', 'stdout', `${stamp} `)).toMatchObject({ text: '' });
    expect(parseLogLine('web', 'stdout', 'no stamp')).toBeNull();
  });

  it('is given once it is complete, from either stream', () => {
    const lines: string[] = [];
    const read = createLogReader('web', false, (line) => lines.push(`${line.stream}: ${line.text}`));
    read(frame(1, Buffer.from(`${stamp} half`)));
    read(frame(2, Buffer.from(`${stamp} other\n`)));
    read(frame(1, Buffer.from(` whole\n${stamp} next\n`)));
    expect(lines).toEqual(['stderr: other', 'stdout: half whole', 'stdout: next']);
  });

  it('of a service with a terminal is read as it comes', () => {
    const lines: string[] = [];
    createLogReader('web', true, (line) => lines.push(line.text))(Buffer.from(`${stamp} plain\n`));
    expect(lines).toEqual(['plain']);
  });
});

describe('the state of a service', () => {
  it.each([
    [
      { Status: 'running', StartedAt: '2026-11-24T04:00:00Z', ExitCode: 0 },
      { status: 'running', exitCode: null },
    ],
    [
      { Status: 'paused', StartedAt: '2026-11-24T04:00:00Z', ExitCode: 0 },
      { status: 'paused', exitCode: null },
    ],
    [
      { Status: 'exited', StartedAt: '2026-11-24T04:00:00Z', ExitCode: 137 },
      { status: 'exited', exitCode: 137 },
    ],
    [
      { Status: 'created', StartedAt: '0001-01-01T00:00:00Z', ExitCode: 0 },
      { status: 'exited', startedAt: null },
    ],
  ])('%o', (state, expected) => {
    expect(toServiceState('web', state)).toMatchObject(expected);
  });
});

describe('a log stream that says nothing', () => {
  it.each([
    ['has carried much: the log was rotated', { ageMs: 5_000, silentMs: 2_000, bytes: 500_000 }, true],
    ['is old', { ageMs: 60_000, silentMs: 2_000, bytes: 0 }, true],
    ['is young and has carried little', { ageMs: 5_000, silentMs: 5_000, bytes: 100 }, false],
    ['has just spoken', { ageMs: 600_000, silentMs: 100, bytes: 900_000 }, false],
  ])('%s', (_, stream, stuck) => {
    expect(mayBeStuck(stream)).toBe(stuck);
  });
});
