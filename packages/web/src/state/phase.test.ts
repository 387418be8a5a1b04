import type { RoundView } from '@chaos-engine/protocol';
import { describe, expect, it } from 'vitest';
import { phaseAnnouncement, phaseLook, primaryAction, stoppedSentence } from './phase.ts';

const running = { at: 0, wall: 0, running: true, stopped: null };
const view = (change: Partial<RoundView>) =>
  ({
    phase: 'watch',
    clock: running,
    localised: null,
    diagnosed: null,
    declaredAt: null,
    hold: null,
    ...change,
  }) as RoundView;
const somewhere = { at: 1, components: [] };

describe('the primary action', () => {
  it('is to declare while on watch', () => {
    expect(primaryAction(view({}))).toBe('declare');
  });

  it('then to localise, to diagnose, and then to repair without a button', () => {
    expect(primaryAction(view({ phase: 'incident', declaredAt: 1 }))).toBe('localise');
    expect(primaryAction(view({ phase: 'incident', declaredAt: 1, localised: somewhere }))).toBe('diagnose');
    expect(
      primaryAction(
        view({ phase: 'incident', declaredAt: 1, localised: somewhere, diagnosed: {} as RoundView['diagnosed'] }),
      ),
    ).toBeNull();
  });

  it('is to finish once the answers are complete', () => {
    const done = { localised: somewhere, diagnosed: {} as RoundView['diagnosed'] };
    expect(primaryAction(view({ phase: 'answers', declaredAt: 1, ...done }))).toBe('finish');
  });
});

it('a stopped clock shows as paused and says why nothing is charged', () => {
  const stopped = view({ clock: { ...running, running: false, stopped: 'engine-gone' } });
  expect(phaseLook(stopped)).toEqual({ tone: 'paused', word: 'Paused' });
  expect(stoppedSentence(stopped)).toMatch(/does not answer. Nothing is charged/);
  expect(stoppedSentence(view({ phase: 'ended', clock: { ...running, stopped: 'paused' } }))).toBeNull();
});

it('a lost recovery is announced as what it is', () => {
  expect(phaseAnnouncement(view({ phase: 'holding' }), view({ phase: 'incident' }))).toMatch(/Recovery lost/);
  expect(phaseAnnouncement(view({}), view({}))).toBeNull();
});
