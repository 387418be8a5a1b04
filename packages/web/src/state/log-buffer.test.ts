import type { LogView } from '@chaos-engine/protocol';
import { describe, expect, it } from 'vitest';
import { createLogBuffer } from './log-buffer.ts';
import { everyLine, logMatcher, markHits } from './log-filter.ts';

const line = (seq: number, text = `line ${seq}`, level: LogView['level'] = 'I', service = 'api-1'): LogView => ({
  seq,
  wall: 0,
  service,
  level,
  text,
});
const texts = (buffer: ReturnType<typeof createLogBuffer>) => buffer.snapshot().lines.map(({ text }) => text);
const buffer = (capacity = 100) => createLogBuffer(capacity, (flush) => flush());

describe('the log buffer', () => {
  it('keeps the newest lines and counts what the server dropped', () => {
    const logs = buffer(2);
    logs.append([line(1), line(2)]);
    logs.append([line(3)], 40);
    expect(texts(logs)).toEqual(['line 2', 'line 3']);
    expect(logs.snapshot().dropped).toBe(40);
  });

  it('takes no line twice when the history comes again after a lost connection', () => {
    const logs = buffer();
    logs.append([line(1), line(2)]);
    logs.append([line(1), line(2), line(3)]);
    expect(texts(logs)).toEqual(['line 1', 'line 2', 'line 3']);
  });

  it('counts matching lines while paused and shows them afterwards', () => {
    const logs = buffer();
    logs.filter({ ...everyLine, level: 'W' });
    logs.pause();
    logs.append([line(1, 'calm'), line(2, 'refused', 'E')]);
    expect([texts(logs), logs.snapshot().waiting]).toEqual([[], 1]);
    logs.resume();
    expect([texts(logs), logs.snapshot().waiting]).toEqual([['refused'], 0]);
  });

  it('clears the view and gives it back', () => {
    const logs = buffer();
    logs.append([line(1)]);
    logs.clear();
    logs.append([line(2)]);
    expect(texts(logs)).toEqual(['line 2']);
    logs.undoClear();
    expect(texts(logs)).toEqual(['line 1', 'line 2']);
  });

  it('gives the same snapshot until something changes', () => {
    const logs = buffer();
    const before = logs.snapshot();
    expect(logs.snapshot()).toBe(before);
    logs.append([line(1)]);
    expect(logs.snapshot()).not.toBe(before);
  });
});

describe('the log filter', () => {
  it('takes a level and all worse ones', () => {
    const matches = logMatcher({ ...everyLine, level: 'W' });
    expect((['D', 'I', 'W', 'E'] as const).map((level) => matches(line(1, '', level)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('searches plain text, or a regular expression between slashes', () => {
    expect(logMatcher({ ...everyLine, search: 'TIMEOUT' })(line(1, 'pool timeout'))).toBe(true);
    expect(logMatcher({ ...everyLine, search: '/5\\d\\d$/' })(line(1, 'status 503'))).toBe(true);
    expect(logMatcher({ ...everyLine, search: '/[/' })(line(1, 'a /[/ b'))).toBe(true);
  });

  it('marks every hit', () => {
    expect(markHits('a Pool of pools', 'pool')).toEqual([
      { text: 'a ', hit: false },
      { text: 'Pool', hit: true },
      { text: ' of ', hit: false },
      { text: 'pool', hit: true },
      { text: 's', hit: false },
    ]);
  });
});
