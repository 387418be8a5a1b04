import { z } from 'zod';
import { defineFault } from '../fault.ts';

/** More users than before, or fewer: those that nobody judges, so that what is felt is felt by the others. */
export const loadScale = defineFault({
  kind: 'load.scale',
  title: 'More users come',
  permission: 'change-load',
  params: z.strictObject({
    /** Id of a journey; `*` is all. */
    journey: z.string().min(1).max(40).default('*'),
    /** 1.5 is half as many again. */
    factor: z
      .number()
      .min(0)
      .max(50)
      .refine((factor) => factor !== 1, 'a factor of 1 changes nothing'),
  }),
  inverse: z.strictObject({ factor: z.number() }),
  describe: ({ journey, factor }) =>
    `${journey === '*' ? 'all users' : `users of "${journey}"`} came ${factor} times as often`,
  prepare: async (playground, _target, { journey }) => ({ factor: (await playground.users()).scales()[journey] ?? 1 }),
  async apply(playground, _target, { journey, factor }) {
    await (await playground.users()).scale(journey, factor);
  },
  async verify(playground, _target, { journey, factor }) {
    const now = (await playground.users()).scales()[journey] ?? 1;
    return { effective: now === factor, reading: `users come ${now} times as often as planned` };
  },
  async revert(playground, _target, { journey, factor }, before) {
    if (((await playground.users()).scales()[journey] ?? 1) === factor)
      await (await playground.users()).scale(journey, before.factor);
  },
  async verifyReverted(playground, _target, { journey }, before) {
    const now = (await playground.users()).scales()[journey] ?? 1;
    return {
      exact: now === before.factor,
      detail: `users come ${now} times as often as planned, before ${before.factor}`,
    };
  },
});
