import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negotiateApi } from './api-version.ts';
import { compareVersions } from './compare-versions.ts';
import { createEngine } from './engine.ts';
import { toEngineEvent } from './engine-event.ts';
import { createLimiter } from './limiter.ts';

describe('the limiter', () => {
  it('never runs more than its width, and runs all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 30 }), async (width, count) => {
        const limiter = createLimiter(width);
        let running = 0;
        let most = 0;
        const task = async () => {
          running += 1;
          most = Math.max(most, running);
          await Promise.resolve();
          running -= 1;
          if (count % 3 === 0) throw new Error('fails');
        };
        await Promise.allSettled(Array.from({ length: count }, () => limiter(task)));
        expect(most).toBeLessThanOrEqual(width);
        expect(limiter.load).toEqual({ running: 0, waiting: 0 });
      }),
    );
  });
});

describe('the API version', () => {
  it('is the newest both sides know', () => {
    expect(negotiateApi({ api: '1.41', minApi: '1.12' })).toBe('1.41');
    expect(negotiateApi({ api: '1.60', minApi: '1.44' })).toBe('1.51');
    expect(negotiateApi({ api: '1.70', minApi: '1.55' })).toBe('1.55');
  });

  it('older than 1.41 is refused with the remedy', () => {
    expect(() => negotiateApi({ api: '1.40' })).toThrow('update it');
  });

  it('is compared by number', () => {
    expect(compareVersions('1.9', '1.41')).toBeLessThan(0);
    expect(compareVersions('20.10.24+dfsg1', '20.10.24')).toBe(0);
    expect(compareVersions('29.5', '29.5.1')).toBeLessThan(0);
  });
});

describe('an engine that is not there', () => {
  it('is looked for again at each call', async () => {
    let looks = 0;
    const engine = createEngine(async () => {
      looks += 1;
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    });
    await expect(engine.ping()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    await expect(engine.features()).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    expect(looks).toBeGreaterThan(1);
    expect(() => engine.docker).toThrow('no container engine');
  });

  it('that never answers is given up after the deadline', async () => {
    const engine = createEngine(() => new Promise(() => {}));
    await expect(engine.call('list', async () => 1, { deadlineMs: 1 })).rejects.toMatchObject({
      code: 'ENGINE_TIMEOUT',
    });
  });
});

describe('an event', () => {
  it('of a container is understood', () => {
    const line =
      '{"Type":"container","Action":"die","Actor":{"ID":"abc","Attributes":{"exitCode":"137","org.chaos-engine.service":"web"}},"timeNano":1795495428497000000}';
    expect(toEngineEvent(line)).toMatchObject({ action: 'die', containerId: 'abc', exitCode: 137, at: 1795495428.497 });
  });

  it.each(['', '{', '{"Action":"exec_create: x","Actor":{"ID":"a"}}', 'null'])(
    'of no interest is passed over: %s',
    (line) => {
      expect(toEngineEvent(line)).toBeNull();
    },
  );
});
