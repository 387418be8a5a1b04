import { createManualClock } from '@chaos-engine/testkit';
import { expect, test } from 'vitest';
import { answering, testJourney } from '../test/test-journey.ts';
import { abandonedAfterMs, createAgentSession } from './agent-session.ts';
import type { Target } from './http.ts';
import type { AgentCommand, AgentMessage, AgentPlan, AgentReply } from './wire.ts';

const plan: AgentPlan = {
  host: '10.0.0.2',
  entry: { service: 'web', port: 80 },
  journeys: [testJourney({ loadPerSecond: 2 })],
  seed: 's',
  sampleEveryMs: 1_000,
  firstTick: 0,
};

function agent() {
  const clock = createManualClock();
  const targets: Target[] = [];
  let ends = 0;
  const session = createAgentSession({
    clock,
    createSender: (target) => {
      targets.push(target);
      return { send: answering(200), close: () => {} };
    },
    onEnd: () => {
      ends += 1;
    },
  });
  const connect = () => {
    const messages: AgentMessage[] = [];
    const say = session.connect((message) => messages.push(message));
    return {
      say: (command: AgentCommand) => say(JSON.stringify(command)),
      sayRaw: say,
      leave: () => say(null),
      ticks: () => messages.flatMap((each) => ('report' in each ? [each.report.tick] : [])),
      ages: () => messages.flatMap((each) => ('report' in each ? [each.report.ageMs] : [])),
      replies: () => messages.flatMap((each): AgentReply[] => ('reply' in each ? [each.reply] : [])),
    };
  };
  return { clock, targets, connect, ends: () => ends };
}

test('a reader that was away gets what it missed, in order and with its age, and then what is new', async () => {
  const { clock, connect } = agent();
  const first = connect();
  first.say({ plan });
  await clock.advance(3_500);
  first.leave();
  await clock.advance(10_000);
  const second = connect();
  second.say({ plan, since: 1 });
  await clock.advance(2_000);
  expect(first.ticks()).toEqual([0, 1, 2]);
  expect(second.ticks()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(second.ages()[0]).toBe(11_500);
  expect(second.ages().at(-1)).toBeLessThanOrEqual(1_001);
});

test('two minutes of reports are kept, not more', async () => {
  const { clock, connect } = agent();
  connect().say({ plan });
  await clock.advance(200_500);
  const late = connect();
  late.say({ since: -1 });
  expect(late.ticks()).toEqual(Array.from({ length: 120 }, (_, i) => 80 + i));
});

test('the same plan said again changes nothing, another is refused', async () => {
  const { clock, connect, targets } = agent();
  const reader = connect();
  reader.say({ id: 1, plan });
  await clock.advance(2_500);
  reader.say({ id: 2, plan });
  reader.say({ id: 3, plan: { ...plan, seed: 'other' } });
  await clock.advance(1_000);
  expect(reader.replies()).toMatchObject(
    [{ id: 1 }, { id: 2 }, { id: 3, error: /another plan is under way/ }].map(({ id, error }) =>
      error ? { id, error: expect.stringMatching(error) } : { id },
    ),
  );
  expect(reader.ticks()).toEqual([0, 1, 2]);
  expect(targets).toHaveLength(1);
});

test('a plan that cannot be read starts nothing, and a good one can follow', async () => {
  const { clock, connect } = agent();
  const reader = connect();
  const broken = testJourney({ steps: [{ request: { path: '/${oops}' }, expect: { status: 200 } }] });
  reader.say({ plan: { ...plan, journeys: [broken] } });
  expect(reader.replies()[0]?.error).toMatch(/journey browse, step 1: .*unknown hole "\$\{oops\}"/);
  reader.say({ plan });
  await clock.advance(1_100);
  expect(reader.ticks()).toEqual([0]);
});

test('garbage is answered, and the users go on', async () => {
  const { clock, connect } = agent();
  const reader = connect();
  reader.say({ plan });
  for (const line of ['', '{', '[1]', '"x"', '{"scale":{"journey":"none","factor":1}}', '\u0000']) reader.sayRaw(line);
  await clock.advance(1_100);
  expect(reader.replies().filter(({ error }) => error !== undefined)).toHaveLength(6);
  expect(reader.ticks()).toEqual([0]);
});

test('before the plan there is nothing to scale', () => {
  const reader = agent().connect();
  reader.say({ id: 4, scale: { journey: '*', factor: 1 } });
  expect(reader.replies()).toEqual([{ id: 4, error: 'there is no plan yet' }]);
});

test('users follow the entry to its new address and keep its name', () => {
  const { connect, targets } = agent();
  const reader = connect();
  reader.say({ plan });
  for (const host of ['10.0.0.2', '10.0.0.9', '10.0.0.9']) reader.say({ target: { host, port: 80 } });
  expect(targets).toEqual([
    { host: '10.0.0.2', port: 80, name: 'web' },
    { host: '10.0.0.9', port: 80, name: 'web' },
  ]);
});

test('it ends when told, once', async () => {
  const { clock, connect, ends } = agent();
  const reader = connect();
  reader.say({ plan });
  reader.say({ id: 9, stop: true });
  reader.say({ stop: true });
  await clock.advance(5_000);
  expect(reader.replies().at(-1)).toEqual({ id: 9 });
  expect(reader.ticks()).toEqual([]);
  expect(ends()).toBe(1);
});

test('it ends when nobody has spoken for ten minutes, whatever they last said', async () => {
  const { clock, connect, ends } = agent();
  const reader = connect();
  await clock.advance(abandonedAfterMs - 1_000);
  reader.say({ heartbeat: true });
  await clock.advance(abandonedAfterMs - 1_000);
  expect(ends()).toBe(0);
  await clock.advance(1_001);
  expect(ends()).toBe(1);
});
