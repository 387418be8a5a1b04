export type Trend = 'rising' | 'falling' | 'steady';

/** Whether the last readings of a curve lie above or below those before. Under a tenth of its range counts as steady. */
export function trendOf(values: readonly (number | null)[], recent = 15): Trend {
  const known = values.filter((value) => value !== null);
  if (known.length < recent * 2) return 'steady';
  const now = mean(known.slice(-recent));
  const before = mean(known.slice(-recent * 2, -recent));
  const range = Math.max(...known) - Math.min(...known);
  if (range === 0 || Math.abs(now - before) < range / 10) return 'steady';
  return now > before ? 'rising' : 'falling';
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export interface CurveSummary {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** A chart as one sentence: each curve with its value and where it is going. */
export function summarise(
  title: string,
  curves: readonly CurveSummary[],
  format: (value: number | null) => string,
): string {
  const parts = curves.map(({ label, values }) => `${label} ${format(values.at(-1) ?? null)}, ${trendOf(values)}`);
  return curves.every(({ values }) => values.length === 0)
    ? `${title}: no readings yet`
    : `${title}: ${parts.join('; ')}`;
}
