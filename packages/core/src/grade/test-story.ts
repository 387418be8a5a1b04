import type { ComponentRef } from '../component.ts';
import type { Fact, HintLevel, Timeline } from '../facts.ts';
import type { Rules } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import type { JourneyId, Millis } from '../units.ts';
import { type At, opened, samples, timelineOf } from './test-timeline.ts';

/** Truth and pars of the worked examples: a connection pool shrunk by a config push; checkout fails. */
export function poolShrunk(change: Partial<Scenario['sealed']> = {}): Scenario['sealed'] {
  return {
    faults: [{ id: 'shrink', kind: 'config.set', target: 'pool', with: {}, waitMs: [30_000, 30_000] }],
    truth: {
      impact: ['checkout'],
      components: [{ service: 'pool', facet: 'config' }],
      neighbours: ['api'],
      mechanism: ['config-or-policy-push'],
      object: [{ service: 'pool', key: 'config:pool.size' }],
      trigger: ['config-change'],
    },
    alerts: ['pool-waits'],
    maxImpactDelayMs: 60_000,
    guards: [],
    invariants: [],
    durability: [{ service: 'ops', argv: ['true'], exit: 0, timeoutMs: 20_000, title: 'load again' }],
    collateral: [],
    par: { detectMs: 90_000, localiseMs: 240_000, diagnoseMs: 360_000, mitigateMs: 480_000, downtimeMin: 4 },
    solution: { id: 'grow', title: 'Grow the pool', steps: [] },
    alternatives: [],
    wrongMoves: [],
    debrief: '',
    selftest: { noop: 'never-recovers' },
    ...change,
  };
}

export const rightPlace: ComponentRef = { service: 'pool', facet: 'config' };
export const right = { mechanism: 'config-or-policy-push', key: 'config:pool.size', trigger: 'config-change' } as const;
export const wrong = { mechanism: 'dns-or-service-discovery', key: 'config:else', trigger: 'expiry' } as const;

type Answer = {
  readonly mechanism: Extract<Fact, { type: 'cause.diagnosed' }>['mechanism'];
  readonly key: string;
  readonly trigger: Extract<Fact, { type: 'cause.diagnosed' }>['trigger'];
};

/** What a player did; all times in seconds after the impact, `null`: never. */
export interface Story {
  readonly ttd?: number | null;
  /** Declarations of a wrong impact, 20 s apart, before the right one. */
  readonly falseAlarms?: number;
  readonly ttl?: number | null;
  readonly components?: readonly ComponentRef[];
  readonly ttc?: number | null;
  /** The last one at `ttc`, those before it 10 s apart. */
  readonly diagnoses?: readonly Answer[];
  readonly ttm?: number | null;
  /** Bad seconds of `checkout` until `ttm`, or until the end. */
  readonly bad?: number;
  /** `probe`: the recovery is held, then fails the durability probe with three bad seconds. */
  readonly fix?: 'durable' | 'probe' | 'guarded';
  readonly hints?: readonly HintLevel[];
  readonly collateral?: number;
  readonly invariantBroken?: boolean;
  readonly revealed?: boolean;
  readonly giveUpAt?: number | null;
  readonly rules?: Partial<Rules>;
  readonly limitMs?: Millis;
  readonly judged?: readonly JourneyId[];
}

export const impactAt = 100_000;

/** The log of such a round, second by second. */
export function tell(story: Story): Timeline {
  const { ttm = null, fix = 'durable', rules = {}, judged = ['checkout'], limitMs = 45 * 60_000 } = story;
  const at = (s: number) => impactAt + s * 1_000;
  const player = 'p';
  const holdS = (rules.holdForMs ?? 60_000) / 1_000;
  const soakS = (rules.soakForMs ?? 60_000) / 1_000;
  const probeS = (ttm ?? 0) + holdS + 5;
  const endS = story.giveUpAt ?? (ttm === null ? limitMs / 1_000 + 10 : ttm + holdS + soakS + 20);
  const until = ttm ?? endS;
  const isBad = spread(until, story.bad ?? until);
  const fails = (ms: number) => {
    const s = (ms - impactAt) / 1_000;
    if (s < 0) return false;
    return s < until ? isBad(s) : fix === 'probe' && s >= probeS && s < probeS + 3;
  };
  const diagnoses = story.diagnoses ?? [right];
  const some = <T>(when: T | null | undefined, facts: (value: T) => At[]): At[] =>
    when === null || when === undefined ? [] : facts(when);

  return timelineOf([
    [0, opened({ judged, limitMs }, rules)],
    [1, { type: 'player.joined', player, name: 'Ana' }],
    [70_000, { type: 'steady.confirmed' }],
    [95_000, { type: 'fault.intended', fault: 'shrink', revert: null }],
    [95_500, { type: 'fault.applied', fault: 'shrink' }],
    [96_000, { type: 'fault.effective', fault: 'shrink', reading: 'pool.size=2' }],
    ...samples(0, at(endS) + 1, judged, (ms, journey) => journey === 'checkout' && fails(ms)),
    [at(30), { type: 'alert.fired', alert: 'pool-waits', title: 'Pool waits', severity: 'page' }],
    ...some(story.ttd, (s) => [
      ...Array.from({ length: story.falseAlarms ?? 0 }, (_, i): At => [at(s - 20 * (i + 1)), declared([])]),
      [at(s), declared(['checkout'])],
    ]),
    ...some(story.ttl, (s) => [
      [at(s), { type: 'cause.localised', player, components: story.components ?? [rightPlace] }],
    ]),
    ...some(story.ttc, (s) =>
      diagnoses.map(
        ({ mechanism, key, trigger }, i): At => [
          at(s - 10 * (diagnoses.length - 1 - i)),
          { type: 'cause.diagnosed', player, mechanism, object: { service: 'pool', key }, trigger, text: '' },
        ],
      ),
    ),
    ...(story.hints ?? []).map((level, index): At => [at(50) + index, { type: 'hint.taken', player, index, level }]),
    ...(story.revealed ? [[at(60), { type: 'solution.revealed', player }] satisfies At] : []),
    ...(fix === 'guarded' ? [[at(10), { type: 'guard.violated', guard: 'alive', detail: '0 of 2' }] satisfies At] : []),
    ...some(ttm, () => [[at(probeS + 3), probed(fix !== 'probe')]]),
    ...(story.invariantBroken
      ? [[at(40), { type: 'invariant.broken', invariant: 'orders', detail: '0 rows' }] satisfies At]
      : []),
    ...some(story.giveUpAt, (s) => [[at(s), { type: 'player.gave-up', player }]]),
    ...(story.collateral
      ? [[at(endS) + 5, { type: 'collateral.found', check: 'c', title: 'harm', cost: story.collateral }] satisfies At]
      : []),
    [at(endS) + 10, { type: 'inspection.finished' }],
  ]);
}

function declared(impact: readonly JourneyId[]): Fact {
  return { type: 'incident.declared', player: 'p', severity: 2, impact, note: '' };
}

function probed(passed: boolean): Fact {
  return { type: 'durability.probed', passed, note: passed ? 'held' : 'it came back' };
}

/** `bad` of the first `seconds` seconds: the first three, the last, and the rest evenly between. */
function spread(seconds: number, bad: number): (s: number) => boolean {
  const fixed = new Set([0, 1, 2, seconds - 1]);
  const rest = Math.max(0, bad - fixed.size);
  const between = seconds - fixed.size;
  // Bresenham: the i-th second is bad when the rounded line steps up there.
  return (s) => fixed.has(s) || Math.floor(((s - 2) * rest) / between) > Math.floor(((s - 3) * rest) / between);
}
