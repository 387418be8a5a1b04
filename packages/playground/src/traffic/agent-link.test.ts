import { Duplex } from 'node:stream';
import type { TrafficReport } from '@chaos-engine/core';
import { createManualClock } from '@chaos-engine/testkit';
import { expect, test } from 'vitest';
import { converse } from './agent-link.ts';

/** The exec of an agent: what was written to it, and a way to let it speak. */
function exec() {
  const clock = createManualClock();
  const heard: { id: number; [key: string]: unknown }[] = [];
  const stream = new Duplex({
    read() {},
    write(chunk, _encoding, done) {
      heard.push(
        ...String(chunk)
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      );
      done();
    },
  });
  const reports: TrafficReport[] = [];
  const link = converse(stream, clock, (report) => reports.push(report));
  const frame = (channel: number, bytes: Buffer) => {
    const head = Buffer.alloc(8);
    head[0] = channel;
    head.writeUInt32BE(bytes.length, 4);
    return Buffer.concat([head, bytes]);
  };
  return {
    clock,
    heard,
    stream,
    reports,
    link,
    say: (message: unknown) => stream.push(frame(1, Buffer.from(`${JSON.stringify(message)}\n`))),
    sayBytes: (bytes: Buffer) => stream.push(frame(1, bytes)),
    complain: (text: string) => stream.push(frame(2, Buffer.from(text))),
  };
}

test('a reply finds the request it belongs to', async () => {
  const { link, heard, say } = exec();
  const [first, second] = [link.ask({ status: true }), link.ask({ scale: { journey: '*', factor: 2 } })];
  say({ reply: { id: heard[1]?.id } });
  say({ reply: { id: heard[0]?.id, status: null } });
  expect(await second).toEqual({ id: heard[1]?.id });
  expect(await first).toMatchObject({ status: null });
});

test('a refusal is an error in the words of the users', async () => {
  const { link, heard, say } = exec();
  const asking = link.ask({ scale: { journey: 'none', factor: 2 } });
  say({ reply: { id: heard[0]?.id, error: 'no journey "none"' } });
  await expect(asking).rejects.toMatchObject({ code: 'BAD_REQUEST', message: /no journey "none"/ });
});

test('reports are read however the stream cuts them, also within a letter', async () => {
  const { reports, sayBytes, clock } = exec();
  const line = Buffer.from(`${JSON.stringify({ report: { tick: 3, why: 'Größe' } })}\nnonsense\n{"x":1}\n`);
  for (const byte of line) sayBytes(Buffer.from([byte]));
  await clock.advance(1);
  expect(reports).toEqual([{ tick: 3, why: 'Größe' }]);
});

test('when the link breaks, open requests fail with what the exec complained of', async () => {
  const { link, complain, stream } = exec();
  const asking = link.ask({ heartbeat: true });
  complain('socat: no such file');
  stream.push(null);
  await expect(asking).rejects.toMatchObject({ code: 'PLAYGROUND_FAILED', message: /broke: socat: no such file/ });
  await link.closed;
  await expect(link.ask({ heartbeat: true })).rejects.toThrow('the link to the users broke');
});

test('a link that hangs is given up', async () => {
  const { link, clock, heard } = exec();
  let closed = false;
  void link.closed.then(() => {
    closed = true;
  });
  await clock.advance(5_500);
  expect(heard).toMatchObject([{ heartbeat: true }]);
  expect(closed).toBe(false);
  await clock.advance(10_000);
  expect(closed).toBe(true);
});

test('heartbeats go on while they are answered', async () => {
  const { clock, heard, say } = exec();
  for (let beats = 1; beats <= 3; beats += 1) {
    await clock.advance(5_000);
    expect(heard).toHaveLength(beats);
    say({ reply: { id: heard.at(-1)?.id } });
    await clock.advance(1);
  }
});
