// The same users written the usual way: one timer an arrival, and fetch.
import { quantile } from '../measure/quantile.ts';
import { answerParent } from './answering.ts';

interface Plan {
  readonly url: string;
  readonly perSecond: number;
  readonly forMs: number;
}

answerParent(async ({ url, perSecond, forMs }: Plan) => {
  const late: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  const under: Promise<unknown>[] = [];
  await new Promise<void>((resolve) => {
    let planned = began;
    const next = () => {
      late.push(performance.now() - planned);
      under.push(
        fetch(url).then(
          (response) => response.json(),
          () => null,
        ),
      );
      planned += -Math.log(1 - Math.random()) * (1_000 / perSecond);
      if (planned - began > forMs) resolve();
      else setTimeout(next, Math.max(0, planned - performance.now()));
    };
    next();
  });
  await Promise.all(under);
  const { user, system } = process.cpuUsage(cpu);
  return { sent: late.length, lateP99Ms: quantile(late, 0.99), cpuMs: (user + system) / 1_000 };
});
