import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testJourney } from '../test/test-journey.ts';
import { parseCommand, parseMessage } from './wire.ts';

const plan = {
  host: '10.0.0.2',
  entry: { service: 'web', port: 80 },
  journeys: [testJourney()],
  seed: 's',
  sampleEveryMs: 1_000,
  firstTick: 0,
};

test('a plan and what follows it are read as they were written', () => {
  for (const command of [
    { id: 1, plan, since: -1 },
    { scale: { journey: '*', factor: 2 } },
    { target: { host: '10.0.0.3', port: 80 } },
    { heartbeat: true },
  ]) {
    expect(parseCommand(JSON.stringify(command))).toEqual(command);
  }
});

test.each([
  ['{', 'not a line of JSON'],
  ['[]', 'not a JSON object'],
  ['null', 'not a JSON object'],
  ['{"since":"x"}', '"since" must be'],
  ['{"scale":{"journey":"browse"}}', '"scale" must be'],
  ['{"scale":{"journey":"browse","factor":-1}}', '"scale" must be'],
  ['{"scale":{"journey":"browse","factor":1e9}}', '"scale" must be'],
  ['{"target":{"host":"","port":80}}', '"target" must be'],
  ['{"plan":5}', '"plan" must be'],
  [JSON.stringify({ plan: { ...plan, journeys: [{ id: 'x' }] } }), '"plan.journeys" must be'],
  [
    JSON.stringify({ plan: { ...plan, entry: { service: 'web', port: 0 } } }),
    '"plan.host and plan.entry.port" must be',
  ],
  [JSON.stringify({ plan: { ...plan, sampleEveryMs: 1 } }), '"plan.sampleEveryMs" must be'],
])('%s is refused with its reason', (line, message) => {
  expect(() => parseCommand(line)).toThrow(message);
});

test('no line gets through that is not an object, and none gives anything but a command or an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
      try {
        expect(typeof parseCommand(line)).toBe('object');
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
      }
      const message = parseMessage(line);
      expect(message === null || 'report' in message || 'reply' in message).toBe(true);
    }),
  );
});
