import { expect, test } from 'vitest';
import { runSteps } from './run-steps.mjs';

const style = { live: false, colour: false, unicode: false };

function stage(steps) {
  const written = [];
  const stop = new AbortController();
  const context = { signal: stop.signal, ask: null, found: {} };
  const terminal = { stream: { write: (text) => written.push(text) }, style, now: () => 0 };
  return { run: () => runSteps(steps, context, terminal), text: () => written.join(''), stop };
}

const step = (title, outcome) => ({ title, run: async () => outcome });

test('what is wanting is told, and the rest goes on', async () => {
  const wanting = { type: 'wanting', detail: 'none answers', next: ['Start it: dockerd'] };
  const { run, text } = stage([step('Engine', wanting), step('Server', { type: 'done', detail: 'answers' })]);
  expect(await run()).toBeNull();
  expect(text()).toContain('Start it: dockerd');
  expect(text()).toContain('Server');
});

test('a failed step ends the run', async () => {
  const failed = { type: 'failed', detail: 'no registry', next: [] };
  const { run, text } = stage([step('Packages', failed), step('Server', { type: 'done', detail: 'answers' })]);
  expect(await run()).toEqual(failed);
  expect(text()).not.toContain('Server');
});

test('an error of a step is told in full, first line first', async () => {
  const broken = {
    title: 'Base image',
    run: () => Promise.reject(new Error('apt could not install x\nE: no package')),
  };
  expect(await stage([broken]).run()).toEqual({
    type: 'failed',
    detail: 'apt could not install x',
    next: ['E: no package'],
  });
});

test('a Ctrl+C before a step leaves with 130', async () => {
  const { run, stop } = stage([step('Packages', { type: 'done', detail: '' })]);
  stop.abort();
  expect(await run()).toMatchObject({ type: 'failed', exitCode: 130 });
});
