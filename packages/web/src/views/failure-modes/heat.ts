import type { FailureModes } from '@chaos-engine/protocol';

export interface HeatRow {
  readonly cause: FailureModes['axes']['cause'][number];
  /** Incidents for each symptom, in the order of the columns. */
  readonly cells: readonly number[];
}

/** The pairs as a table: causes with most incidents first, and a column for each symptom, most first. */
export function heatTable({ axes, causeBySymptom }: FailureModes): {
  readonly columns: FailureModes['axes']['symptom'];
  readonly rows: readonly HeatRow[];
  readonly most: number;
} {
  const byIncidents = (a: { readonly incidents: number }, b: { readonly incidents: number }) =>
    b.incidents - a.incidents;
  const columns = axes.symptom.toSorted(byIncidents);
  const count = new Map(causeBySymptom.map(({ cause, symptom, incidents }) => [`${cause}/${symptom}`, incidents]));
  const rows = axes.cause.toSorted(byIncidents).map((cause) => ({
    cause,
    cells: columns.map(({ id }) => count.get(`${cause.id}/${id}`) ?? 0),
  }));
  return { columns, rows, most: Math.max(1, ...causeBySymptom.map(({ incidents }) => incidents)) };
}

/** How strongly a cell is coloured, in per cent of the accent; words on it stay legible up to the strongest. */
export const shade = (incidents: number, most: number): number =>
  incidents === 0 ? 0 : Math.round(10 + 36 * Math.sqrt(incidents / most));
