import { createManualClock } from '@chaos-engine/testkit';
import { expect, test } from 'vitest';
import { createRecorder } from './recorder.ts';

function recording(maxBytes?: number) {
  const clock = createManualClock();
  const chunks: string[] = [];
  const recorder = createRecorder({
    clock,
    size: { cols: 80, rows: 24 },
    title: 'api',
    onChunk: (lines) => chunks.push(lines),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
  const lines = () =>
    chunks
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  return { clock, recorder, chunks, lines };
}

test('a recording is asciicast v3: a header, then events with the time since the one before', async () => {
  const { clock, recorder, lines } = recording();
  await clock.advance(250);
  recorder.output(Buffer.from('$ '));
  await clock.advance(1_500);
  recorder.resize({ cols: 100, rows: 30 });
  recorder.marker('ls');
  recorder.exit(3);
  expect(lines()).toEqual([
    { version: 3, term: { cols: 80, rows: 24, type: 'xterm-256color' }, timestamp: 1_700_000_000, title: 'api' },
    [0.25, 'o', '$ '],
    [1.5, 'r', '100x30'],
    [0, 'm', 'ls'],
    [0, 'x', '3'],
  ]);
});

test('a character cut in two is recorded whole', () => {
  const { recorder, lines } = recording();
  const bytes = Buffer.from('é');
  recorder.output(bytes.subarray(0, 1));
  recorder.output(bytes.subarray(1));
  recorder.exit(0);
  expect(lines()[1]).toEqual([0, 'o', 'é']);
});

test('what was recorded is handed over within a second, in whole lines', async () => {
  const { clock, recorder, chunks } = recording();
  recorder.output(Buffer.from('a'));
  expect(chunks).toEqual([]);
  await clock.advance(1_000);
  expect(chunks).toHaveLength(1);
  expect(chunks[0]).toMatch(/\n$/);
});

test('a flood is cut off, the recording says so and goes on with resizes and the end', () => {
  const { recorder, lines } = recording(1_000);
  for (let i = 0; i < 10; i++) recorder.output(Buffer.from('x'.repeat(400)));
  recorder.resize({ cols: 10, rows: 10 });
  recorder.exit(null);
  expect(lines().map((line) => line[1])).toEqual([undefined, 'o', 'o', 'o', 'm', 'r', 'x']);
});

test('times do not drift, however many lines there are', async () => {
  const { clock, recorder, lines } = recording();
  for (let i = 0; i < 300; i++) {
    await clock.advance(3.4);
    recorder.output(Buffer.from('.'));
  }
  recorder.exit(0);
  const total = lines()
    .slice(1)
    .reduce((sum, [interval]) => sum + interval, 0);
  expect(total).toBeCloseTo(0.0034 * 300, 2);
});
