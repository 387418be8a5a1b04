import type { VerifyReport } from '@chaos-engine/engine';
import Table from 'cli-table3';

/** The outcome of a verification, a line a run. */
export function verifyTable(reports: readonly VerifyReport[]): string {
  const table = new Table({
    head: ['scenario', 'play', 'expected', 'result', 'shown', 'score', 'seconds'],
    style: { head: [], border: [] },
  });
  for (const { scenario, play, seed, promise, ok, steps, total } of reports) {
    const failed = steps.find((step) => !step.ok);
    const shown = failed
      ? `${failed.title}: ${failed.detail}`
      : steps.find(({ title }) => title === 'as promised')?.detail;
    table.push([
      scenario,
      `${play} (${seed})`,
      promise,
      ok ? 'verified' : 'FAILED',
      (shown ?? '').slice(0, 200),
      total ?? '',
      (steps.reduce((sum, { ms }) => sum + ms, 0) / 1_000).toFixed(0),
    ]);
  }
  return `${table.toString()}\n${reports.filter(({ ok }) => ok).length} of ${reports.length} verified`;
}
