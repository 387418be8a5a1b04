import { z } from 'zod';
import { componentRefSchema, mechanisms, objectRefSchema, triggers } from './component.ts';
import { journeySchema } from './journey.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);
const serviceName = z.string().max(40);
const argv = z.array(z.string().max(8_000)).min(1).max(64);

/** One command run inside a sandbox container, as root, without a shell unless argv says so. */
export const sandboxCommandSchema = z.strictObject({
  service: serviceName,
  argv,
  /** Exit code that means "as expected". */
  exit: z.int().default(0),
  /** Standard output must contain this. */
  includes: z.string().optional(),
  timeoutMs: z.int().positive().max(300_000).default(20_000),
});
export type SandboxCommand = z.infer<typeof sandboxCommandSchema>;

/** A condition read inside the sandbox: holds when the command ends as expected. */
const checkSchema = sandboxCommandSchema.extend({ id: slug, title: z.string().max(160) });

/** One thing that goes wrong: a fault kind with its parameters, aimed at one service, at a moment drawn from the seed. */
const faultStepSchema = z.strictObject({
  id: slug,
  kind: z.string().max(60),
  target: serviceName,
  with: z.record(z.string(), z.unknown()).default({}),
  /** Wait after the round is armed (first step) or after step `after` took effect; drawn evenly from the seed. */
  after: slug.optional(),
  waitMs: z.tuple([z.int().min(0), z.int().min(0)]),
});

/** A way to end the incident, as data, so that it can be proved and scored. */
export const playSchema = z.strictObject({
  id: slug,
  title: z.string().max(200),
  steps: z.array(sandboxCommandSchema).min(1).max(40),
});

export const hintLevels = { orientation: 0.03, area: 0.07, component: 0.15, procedure: 0.3 } as const;

/** What a right answer to "why" is: any of each counts. */
const causeShape = {
  mechanism: z.array(z.enum(mechanisms)),
  object: z.array(objectRefSchema),
  trigger: z.array(z.enum(triggers)),
};

/** What the injector did and what a right answer is. Leaves the server only after the round has ended. */
const sealedSchema = z.strictObject({
  faults: z.array(faultStepSchema).max(8),
  /** Innocent changes of the same kinds: they look like news, harm nobody and are no part of the truth. */
  decoys: z.array(faultStepSchema).max(8).optional(),
  truth: z.strictObject({
    /** Journeys whose users feel it. */
    impact: z.array(z.string()),
    components: z.array(componentRefSchema),
    /** Services one hop along the failing path, worth a quarter. */
    neighbours: z.array(serviceName).default([]),
    ...causeShape,
    /** Causes of further faults that have nothing to do with the first: each is asked for, and the cause is their mean. */
    furtherCauses: z.array(z.strictObject(causeShape)).max(7).optional(),
  }),
  /** One of the faults cannot be undone exactly: the playground is thrown away, and nothing is asked of its restoration. */
  irreversible: z.boolean().optional(),
  /** Alerts of the stack or scenario that belong to the fault; all others that fire are decoys. */
  alerts: z.array(z.string()).default([]),
  /** Impact later than this after the effect voids the round. */
  maxImpactDelayMs: z.int().positive().max(600_000).default(60_000),
  /** Checked continuously; while one fails the window does not count as mitigated. */
  guards: z.array(checkSchema).default([]),
  /** Data that must still be there at the end. */
  invariants: z.array(checkSchema).default([]),
  /** After the hold: provoke the trigger again; users must stay unharmed. */
  durability: z.array(sandboxCommandSchema.extend({ title: z.string().max(160) })).default([]),
  /** Collateral looked at when the round ends: passes = no harm. */
  collateral: z.array(checkSchema.extend({ cost: z.number().min(0).max(1) })).default([]),
  par: z.strictObject({
    detectMs: z.int().positive(),
    localiseMs: z.int().positive(),
    diagnoseMs: z.int().positive(),
    mitigateMs: z.int().positive(),
    /** Downtime-equivalent minutes. */
    downtimeMin: z.number().positive(),
  }),
  solution: playSchema,
  alternatives: z.array(playSchema.extend({ credit: z.enum(['full', 'partial']) })).default([]),
  wrongMoves: z
    .array(
      playSchema.extend({
        harm: z.string().max(300),
        expect: z.enum(['not-mitigated', 'relapse', 'collateral', 'data-loss']),
      }),
    )
    .default([]),
  /** Markdown: what happened, what good looks like. */
  debrief: z.string().max(20_000),
  selftest: z.strictObject({ noop: z.enum(['never-recovers', 'self-heals', 'healthy']) }),
});

/** A scenario as it is stored, signed and run: closed data, canonical JSON. */
export const scenarioSchema = z.strictObject({
  schema: z.literal('chaos.scenario/v1'),
  id: slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().max(80),
  /** The symptom in one sentence, never the cause. */
  summary: z.string().max(240),
  difficulty: z.int().min(1).max(5),
  minutes: z.int().min(1).max(60),
  tags: z.array(slug).max(12),
  license: z.string().default('CC-BY-4.0'),
  inspiredBy: z.array(z.strictObject({ title: z.string().max(160), url: z.url() })).default([]),
  permissions: z
    .array(z.enum(['exec-in-target', 'net-admin-helper', 'restart-target', 'change-limits', 'change-load']))
    .default([]),
  stack: slug,
  /** Markdown shown in the lobby: who you are, who the users are, what good looks like. */
  briefing: z.string().max(6_000),
  /** Extra traffic of this scenario, present from the start so that nothing changes when the fault comes. */
  extraTraffic: z.array(journeySchema).default([]),
  /** Exactly three, cheapest first. None in a quiet round. */
  hints: z
    .array(
      z.strictObject({ level: z.enum(['orientation', 'area', 'component', 'procedure']), text: z.string().max(600) }),
    )
    .max(3),
  limitMinutes: z.int().min(2).max(45).default(30),
  sealed: sealedSchema,
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type ScenarioTruth = Scenario['sealed']['truth'];
export type CauseTruth = Pick<ScenarioTruth, 'mechanism' | 'object' | 'trigger'>;
export type FaultStep = Scenario['sealed']['faults'][number];
export type ScenarioCheck = Scenario['sealed']['guards'][number];
export type ScenarioPlay = Scenario['sealed']['solution'];

/** Every cause that is asked for: one a fault that stands by itself. */
export function causesOf(truth: ScenarioTruth): readonly CauseTruth[] {
  return [truth, ...(truth.furtherCauses ?? [])];
}
