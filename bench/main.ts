// Measures the running product beside its references and prints one table: npm run bench [-- name... --json file --quick]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from './measure/machine.ts';
import type { Row } from './measure/row.ts';
import { closingLine, printTable } from './measure/table.ts';
import { openRig } from './rig/rig.ts';
import { runMeasurement } from './rig/run-measurement.ts';
import { measurements } from './rows/index.ts';

const usage = `npm run bench [-- <name>...] [--quick] [--json <file>]

  --quick        shorter, to see whether all works; figures mean little
  --json <file>  writes the rows there as well

${measurements.map(({ id, title }) => `  ${id.padEnd(12)} ${title}`).join('\n')}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const unknown = positionals.filter((name) => !measurements.some(({ id }) => id === name));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) process.stderr.write(`There is no measurement ${unknown.join(', ')}.\n\n`);
  process.stdout.write(usage);
  process.exit(unknown.length > 0 ? 2 : 0);
}

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, '.chaos/bench'), { recursive: true });
const workDir = mkdtempSync(join(root, '.chaos/bench/run-'));
const say = (text: string) => process.stderr.write(`${text}\n`);
const rig = openRig({ root, workDir, quick: values.quick === true, progress: (text) => say(`    ${text}`) });
const chosen = measurements.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const rows: Row[] = [];
let machine = '';
// What was measured before somebody lost patience is worth showing.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    report();
    void close().finally(() => process.exit(130));
  });

try {
  machine = describeMachine(await rig.engineName());
  for (const measurement of chosen) rows.push(...(await runMeasurement(measurement, rig, say)));
  report();
} finally {
  await close();
}
// A slow machine is no failure; a figure that could not be had is.
process.exit(rows.some(({ ours }) => ours === null) ? 1 : 0);

function report(): void {
  const { warnings } = rig;
  process.stdout.write(`\n${[machine, ...warnings, printTable(rows), closingLine(rows)].join('\n')}\n`);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ machine, warnings, rows }, null, 2)}\n`);
}

async function close(): Promise<void> {
  await rig.close();
  rmSync(workDir, { recursive: true, force: true });
}
