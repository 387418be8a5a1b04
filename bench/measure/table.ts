import Table from 'cli-table3';
import type { Goal, Row } from './row.ts';

/** All rows as one table for people. */
export function printTable(rows: readonly Row[]): string {
  const table = new Table({
    head: ['what', 'ours', 'reference', 'ratio', 'goal', 'met'],
    colAligns: ['left', 'right', 'left', 'right', 'right', 'left'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const row of rows) table.push(cells(row));
  return table.toString();
}

/** "met 20 of 23 goals", and what could not be measured. */
export function closingLine(rows: readonly Row[]): string {
  const judged = rows.filter(({ met }) => met !== null);
  const missing = rows.filter(({ ours }) => ours === null);
  const met = `met ${judged.filter((row) => row.met).length} of ${judged.length} goals`;
  return missing.length === 0 ? met : `${met}, ${missing.length} not measured`;
}

function cells({ what, unit, ours, reference, ratio, goal, met, because }: Row): string[] {
  if (ours === null) return [what, '', `not measured: ${because}`, '', '', ''];
  return [
    what,
    withUnit(ours, unit),
    reference === null ? '' : `${withUnit(reference.value, unit)} ${reference.name}`,
    ratio === null ? '' : `${toFigure(ratio)} x`,
    goal === null ? '' : goalText(goal, unit),
    met === null ? '' : met ? 'yes' : 'NO',
  ];
}

const goalText = ({ of, is, value }: Goal, unit: string) =>
  `${is === 'at most' ? '≤' : '≥'} ${of === 'ratio' ? `${value} x` : withUnit(value, unit)}`;
const withUnit = (value: number, unit: string) => `${toFigure(value)}${unit === '' ? '' : ` ${unit}`}`;

/** Three digits that mean something; more would pretend. */
export function toFigure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1_000) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
