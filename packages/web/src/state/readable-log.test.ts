import { expect, it } from 'vitest';
import { readableLog } from './readable-log.ts';

it('a JSON line begins with its message; what the row says already is left out', () => {
  const line =
    '{"t":"2026-03-01T10:00:00.417Z","level":"error","node":"api-1","msg":"request failed","path":"/","status":500}';
  expect(readableLog(line)).toBe('request failed  path=/  status=500');
});

it('ids that only machines join by come last', () => {
  expect(readableLog('{"msg":"request failed","rid":"cbf35a9eaa260514565236187f8dc9a3","status":502}')).toBe(
    'request failed  status=502  rid=cbf35a9eaa260514565236187f8dc9a3',
  );
});

it('a JSON line without a message is its fields', () => {
  expect(readableLog('{"t":1,"pool":{"waiting":42},"ok":false}')).toBe('pool={"waiting":42}  ok=false');
});

it('other lines, and JSON that was cut off, stay as they are', () => {
  for (const line of ['LOG stats: 23 xacts/s', '{"t":"2026-03-01T10', '{curly} braces'])
    expect(readableLog(line)).toBe(line);
});
