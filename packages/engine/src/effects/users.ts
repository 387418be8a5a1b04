import type { Fact, ProbeResult, TrafficReport } from '@chaos-engine/core';
import { delay } from '../host/round-clock.ts';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';

/** A report is complete when its slowest probe has timed out; what is this much later still is missing. */
const graceMs = 7_000;

/** Lets the users in and writes down, second by second, what they felt. */
export async function users(run: RoundRun, signal: AbortSignal): Promise<void> {
  const playground = await playgroundOf(run);
  const journeys = [...run.stack.journeys, ...run.scenario.extraTraffic];
  const missingAfterMs = Math.max(...journeys.map(({ timeoutMs }) => timeoutMs)) + graceMs;
  let heardAt = run.clock.monotonic();
  let lastTick = -1;

  const onReport = (report: TrafficReport) => {
    if (signal.aborted || report.tick <= lastTick) return;
    lastTick = report.tick;
    heardAt = run.clock.monotonic();
    if (run.log.snapshot.context.stopped === 'samples-missing') resume(run);
    // While the clock stands still nothing is judged, so nothing is written down.
    if (!run.roundClock.running) return;
    const at = run.roundClock.ago(report.ageMs);
    const sampled: Fact = { type: 'sli.sampled', results: judgedOnly(run, report), load: report.load };
    run.board.users(report);
    void run.log.append([sampled], { at });
  };

  const handle = await playground.traffic(
    { entry: run.stack.entry, journeys, seed: run.seed, sampleEveryMs: run.log.snapshot.context.rules.sampleEveryMs },
    onReport,
  );
  run.live.traffic = handle;
  while (!signal.aborted) {
    await delay(run.clock, 1_000, signal).catch(() => undefined);
    if (signal.aborted || !run.roundClock.running) continue;
    if (run.clock.monotonic() - heardAt < missingAfterMs) continue;
    await (run.othersAreSampled() ? countAsDown(run) : stop(run));
  }
}

function judgedOnly(run: RoundRun, report: TrafficReport): Record<string, ProbeResult> {
  const judged = new Set(run.stack.journeys.filter((journey) => journey.judged).map(({ id }) => id));
  return Object.fromEntries(Object.entries(report.results).filter(([id]) => judged.has(id)));
}

async function stop(run: RoundRun): Promise<void> {
  await run.log.append([{ type: 'clock.stopped', reason: 'samples-missing' }]);
  run.roundClock.stop();
}

function resume(run: RoundRun): void {
  run.roundClock.start();
  void run.log.append([{ type: 'clock.resumed', awayMs: 0 }]);
}

/** Everybody else's users report, so this round's silence is what its users feel. */
async function countAsDown(run: RoundRun): Promise<void> {
  const results = Object.fromEntries(
    run.stack.journeys
      .filter(({ judged }) => judged)
      .map(({ id }) => [id, { good: false, ms: null, why: 'no answer' }]),
  );
  await run.log.append([{ type: 'sli.sampled', results, load: { sent: 0, ok: 0, failed: 0, p95Ms: null } }]);
}
