import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowAcked, flowDueAt, flowLimits, flowSent, openFlow } from './flow-control.ts';

test('an acknowledgement is never larger than the low mark', () => {
  expect(flowLimits.ackEveryBytes).toBeLessThanOrEqual(flowLimits.lowBytes);
  expect(flowLimits.lowBytes).toBeLessThan(flowLimits.highBytes);
});

test('the window closes at the high mark and opens at the low mark', () => {
  const full = flowSent(openFlow(0), flowLimits.highBytes, 0);
  expect(full.closed).toBe(true);
  expect(flowSent(openFlow(0), flowLimits.highBytes - 1, 0).closed).toBe(false);
  const almost = flowAcked(full, flowLimits.highBytes - flowLimits.lowBytes - 1, 10);
  expect(almost.closed).toBe(true);
  expect(flowAcked(almost, flowLimits.highBytes - flowLimits.lowBytes, 20).closed).toBe(false);
});

test('a lost acknowledgement is made up for by the next one', () => {
  const full = flowSent(openFlow(0), flowLimits.highBytes, 0);
  expect(flowAcked(full, flowLimits.highBytes, 1)).toEqual(openFlow(flowLimits.highBytes));
});

test('an acknowledgement of bytes that were never sent counts for no more than what was', () => {
  expect(flowAcked(flowSent(openFlow(0), 100, 0), 1_000_000, 0).acked).toBe(100);
});

test('an acknowledgement that arrives late, behind a newer one, changes nothing', () => {
  const flow = flowAcked(flowSent(openFlow(0), 100, 0), 80, 0);
  expect(flowAcked(flow, 50, 1)).toBe(flow);
});

test('waiting is counted from the last progress', () => {
  const full = flowSent(openFlow(0), flowLimits.highBytes, 100);
  expect(flowDueAt(full)).toBe(100 + flowLimits.ackTimeoutMs);
  expect(flowDueAt(flowSent(full, full.sent + 1, 900))).toBe(100 + flowLimits.ackTimeoutMs);
  expect(flowDueAt(flowAcked(full, 5_000, 700))).toBe(700 + flowLimits.ackTimeoutMs);
  expect(flowDueAt(openFlow(0))).toBeNull();
});

test('a browser that acknowledges every 5,000 bytes it draws is never left waiting', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 65_536 }), { maxLength: 200 }), (chunks) => {
      let flow = openFlow(0);
      let acked = 0;
      for (const bytes of chunks) {
        if (flow.closed) {
          // It draws all it got, and speaks up at each full 5,000 bytes.
          while (flow.sent - acked >= flowLimits.ackEveryBytes) {
            acked += flowLimits.ackEveryBytes;
            flow = flowAcked(flow, acked, 0);
          }
          expect(flow.closed).toBe(false);
        }
        flow = flowSent(flow, flow.sent + bytes, 0);
        expect(flow.sent - flow.acked).toBeLessThan(flowLimits.highBytes + 65_536);
      }
    }),
  );
});
