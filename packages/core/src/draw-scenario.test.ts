import { describe, expect, it } from 'vitest';
import { drawScenario, drawVariants, fillScenario } from './draw-scenario.ts';
import type { ScenarioManifest, Variants } from './variants.ts';

const variants: Variants = {
  node: {
    oneOf: [
      { here: 'api-1', other: 'api-2' },
      { here: 'api-2', other: 'api-1' },
    ],
  },
  ttl: { between: [3, 9] },
  noise: { oneOf: [true, false] },
};
const manifest = {
  title: 'No {{ttl}} here',
  hints: [{ level: 'component', text: 'Look at {{node.here}}.' }],
  sealed: {
    variants,
    faults: [{ target: { $draw: 'node.here' }, with: { ttl: { $draw: 'ttl' }, '{{node.here}}': 1 } }],
    decoys: [{ $when: 'noise', item: { target: { $draw: 'node.other' } } }],
    debrief: '{{node.here}} for {{ttl}} s, {{nobody}}, {{ node }}',
  },
} as unknown as ScenarioManifest;

describe('a drawn scenario', () => {
  it('has every place of the sealed part and of hints filled, and no other touched', () => {
    const drawing = { node: { here: 'api-2', other: 'api-1' }, ttl: 7, noise: true };
    expect(fillScenario(manifest, drawing)).toEqual({
      title: 'No {{ttl}} here',
      hints: [{ level: 'component', text: 'Look at api-2.' }],
      sealed: {
        faults: [{ target: 'api-2', with: { ttl: 7, 'api-2': 1 } }],
        decoys: [{ target: 'api-1' }],
        debrief: 'api-2 for 7 s, {{nobody}}, {{ node }}',
      },
    });
    expect(fillScenario(manifest, { ...drawing, noise: false })).toMatchObject({ sealed: { decoys: [] } });
  });

  it('is the same for the same seed, and not for all', () => {
    const seeds = Array.from({ length: 40 }, (_, i) => `seed-${i}`);
    const texts = seeds.map((seed) => JSON.stringify(fillScenario(manifest, drawVariants(variants, seed))));
    expect(seeds.map((seed) => JSON.stringify(fillScenario(manifest, drawVariants(variants, seed))))).toEqual(texts);
    expect(new Set(texts).size).toBeGreaterThan(15);
  });

  it('keeps a draw when another variant is added', () => {
    const { ttl } = drawVariants(variants, 'a');
    expect(drawVariants({ more: { between: [0, 1] }, ...variants }, 'a').ttl).toBe(ttl);
  });

  it('reaches both ends of a range', () => {
    const drawn = new Set(Array.from({ length: 200 }, (_, i) => drawVariants(variants, `${i}`).ttl));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it('is the manifest itself where nothing varies', () => {
    const plain = { ...manifest, sealed: { debrief: '{{ttl}}' } };
    expect(drawScenario(plain, 'a')).toBe(plain);
  });
});
