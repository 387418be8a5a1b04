import { execFileSync } from 'node:child_process';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { label } from '../sandbox/names.ts';
import type { OwnedObject } from './find-objects.ts';
import { packFiles } from './package-tar.ts';
import { unwanted } from './plan-sweep.ts';
import { removeUntilQuiet } from './remove-objects.ts';
import { readinessLoop } from './wait-ready.ts';

const object = (id: string, round: string, instance = 'ours', expires = '9999999999'): OwnedObject => ({
  kind: 'container',
  id,
  name: id,
  state: 'running',
  labels: { [label.instance]: instance, [label.round]: round, [label.expires]: expires },
});

describe('a sweep', () => {
  const plan = { instance: 'ours', epoch: 2, wanted: new Set(['r1']), nowS: 1_000 };

  it('takes what belongs to no wanted round of ours', () => {
    expect(unwanted([object('a', 'r1'), object('b', 'r2')], plan).map((one) => one.id)).toEqual(['b']);
  });

  it('leaves alone what a later owner of the installation has made', () => {
    const ofEpoch = (epoch: string): OwnedObject => {
      const made = object(`e${epoch}`, 'r2');
      return { ...made, labels: { ...made.labels, [label.epoch]: epoch } };
    };
    expect(unwanted(['1', '2', '3'].map(ofEpoch), plan).map((one) => one.id)).toEqual(['e1', 'e2']);
  });

  it('leaves another installation alone until its time is over', () => {
    const others = [
      object('a', 'r9', 'theirs', '2000'),
      object('b', 'r9', 'theirs', '999'),
      object('c', 'r9', 'theirs', 'never'),
    ];
    expect(unwanted(others, plan).map((one) => one.id)).toEqual(['b']);
  });
});

/** An engine that holds objects and removes them, each only after as many tries as it is stubborn. */
function engineWith(objects: OwnedObject[], stubborn: Readonly<Record<string, number>> = {}) {
  const tries: Record<string, number> = {};
  const removed: string[] = [];
  const remove = (id: string) => async () => {
    tries[id] = (tries[id] ?? 0) + 1;
    if (tries[id] <= (stubborn[id] ?? 0)) throw Object.assign(new Error('in use'), { statusCode: 409 });
    const at = objects.findIndex((one) => one.id === id);
    if (at < 0) throw Object.assign(new Error('gone'), { statusCode: 404 });
    objects.splice(at, 1);
    removed.push(id);
  };
  const docker = {
    getContainer: (id: string) => ({ remove: remove(id) }),
    getNetwork: (id: string) => ({ remove: remove(id) }),
    getVolume: (id: string) => ({ remove: remove(id) }),
  };
  const engine = { call: (_: string, ask: (d: unknown) => Promise<unknown>) => ask(docker) } as unknown as Engine;
  return { engine, removed };
}

describe('removal', () => {
  const noWait = async () => {};

  it('takes containers before the networks and volumes they use', async () => {
    const objects: OwnedObject[] = [
      { ...object('v', 'r'), kind: 'volume' },
      { ...object('n', 'r'), kind: 'network' },
      object('c', 'r'),
    ];
    const { engine, removed } = engineWith(objects);
    expect(await removeUntilQuiet(engine, async () => [...objects], noWait)).toBe(3);
    expect(removed).toEqual(['c', 'n', 'v']);
  });

  it('tries again while something is in use or appears late', async () => {
    const objects = [object('a', 'r')];
    const late = [object('late', 'r')];
    const { engine, removed } = engineWith(objects, { a: 3 });
    let passes = 0;
    await removeUntilQuiet(
      engine,
      async () => [...objects],
      async () => {
        passes += 1;
        if (objects.length === 0) objects.push(...late.splice(0));
      },
    );
    expect(removed).toEqual(['a', 'late']);
    expect(passes).toBeGreaterThan(4);
  });

  it('gives up with the reason when something will not go', async () => {
    const { engine } = engineWith([object('a', 'r')], { a: 1_000 });
    await expect(removeUntilQuiet(engine, async () => [object('a', 'r')], noWait, 5)).rejects.toThrow();
  });
});

describe('the tar of package files', () => {
  it('has files by root with their mode, and leaves the folders of the image as they are', async () => {
    const tar = await packFiles([{ path: '/etc/app//a.conf', content: Buffer.from('x=1'), mode: 0o444 }]);
    const entries: unknown[] = [];
    const reader = extract();
    reader.on('entry', ({ name, type, mode, uid }, stream, next) => {
      entries.push([name, type, mode, uid]);
      stream.resume();
      stream.on('end', next);
    });
    const read = new Promise<void>((resolve) => reader.on('finish', () => resolve()));
    reader.end(tar);
    await read;
    expect(entries).toEqual([['etc/app/a.conf', 'file', 0o444, 0]]);
  });
});

describe('the readiness loop', () => {
  const run = (test: readonly string[]) => {
    const [program = '', ...rest] = readinessLoop({ test, timeoutMs: 1_000, intervalMs: 1_000 });
    return execFileSync(program, rest, { timeout: 5_000 });
  };

  it('ends when a check of either form passes, and says nothing', () => {
    expect(run(['CMD', 'echo', 'fine']).toString()).toBe('');
    expect(run(['CMD-SHELL', 'test 1 = 1 && echo "fine"']).toString()).toBe('');
  });

  it('keeps arguments as they are', () => {
    expect(() => run(['CMD', 'test', 'a b', '=', 'a b'])).not.toThrow();
  });
});
