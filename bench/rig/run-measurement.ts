import { availableParallelism } from 'node:os';
import { allProcesses, foreignCpuMs, idleSeconds } from '../measure/processes.ts';
import { notMeasured, type Row } from '../measure/row.ts';
import type { Measurement } from './context.ts';
import type { Rig } from './rig.ts';

/** More than this share of one core spent by others, and a figure is not worth much. */
const muchPercent = 25;

/** Runs one measurement; what keeps it from being made becomes a row that says so. */
export async function runMeasurement(
  measurement: Measurement,
  rig: Rig,
  say: (text: string) => void,
): Promise<readonly Row[]> {
  const { id, title } = measurement;
  say(`${id}: ${title}`);
  if (measurement.needs.includes('engine') && (await rig.engineName()) === null)
    return [notMeasured(`${id}: ${title}`, 'no container engine answers; npm start says what to do')];
  const began = performance.now();
  const before = allProcesses();
  const idleBefore = idleSeconds();
  try {
    return await measurement.run(rig.context);
  } catch (error) {
    say(`  ${error instanceof Error ? error.stack : String(error)}`);
    return [
      notMeasured(`${id}: ${title}`, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)),
    ];
  } finally {
    const tookMs = performance.now() - began;
    const foreign = (foreignCpuMs(before, allProcesses(), await rig.own()) * 100) / tookMs;
    const idle = ((idleSeconds() - idleBefore) * 100_000) / tookMs / availableParallelism();
    // Processes that came and went in between are not among the others, but the idle time tells of them, too.
    const noise = `others used at least ${foreign.toFixed(0)} % of a core, and the machine idled ${idle.toFixed(0)} % of the time`;
    say(`  ${(tookMs / 1_000).toFixed(0)} s; ${noise}`);
    if (foreign > muchPercent) rig.warn(`! ${id}: ${noise}`);
  }
}
