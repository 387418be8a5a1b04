// Measures what a browser has to load, gzipped: the shell for every page, and what the war room adds to it.
// Run after `vite build`; ends with 1 when a budget is exceeded.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const kB = 1_000;
const budgets = [
  { name: 'shell', entries: ['index.html'], without: [], limit: 245 * kB },
  {
    name: 'war room, beside the shell',
    entries: ['src/round-page.tsx', 'src/views/war-room/war-room-view.tsx'],
    without: ['index.html'],
    limit: 175 * kB,
  },
];

const room = ['index.html', 'src/round-page.tsx', 'src/views/war-room/war-room-view.tsx'];
const later = {
  charts: 'src/components/chart/live-chart.tsx',
  dialogs: 'src/views/war-room/dialogs/dialogs.tsx',
  map: 'src/components/topology/topology-graph.tsx',
  debrief: 'src/views/debrief/debrief-view.tsx',
  markdown: 'src/components/markdown-renderer.tsx',
};

let exceeded = false;
for (const { name, entries, without, limit } of budgets) {
  const size = sizeOf(entries, without);
  exceeded ||= size > limit;
  console.log(`${size > limit ? 'over ' : 'ok   '} ${name}: ${shown(size)} of ${limit / kB} kB gzip`);
}
for (const [name, entry] of Object.entries(later))
  console.log(`      ${name}, when first needed: ${shown(sizeOf([entry], room))}`);
process.exitCode = exceeded ? 1 : 0;

function sizeOf(entries, without) {
  const known = filesOf(without);
  const files = [...filesOf(entries)].filter((file) => !known.has(file));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
}

function shown(bytes) {
  return `${(bytes / kB).toFixed(1)} kB`;
}

/** Scripts that must be there before these entries run; styles and fonts are not counted. */
function filesOf(entries) {
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the manifest of the build; run vite build first`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  entries.forEach(visit);
  return files;
}
