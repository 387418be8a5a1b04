// Runs the measurements of all packages, or of those whose path holds a given word: npm run bench [-- word...]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openProject } from './setup/project.mjs';
import { readWorkspace } from './setup/workspace.mjs';

const { root } = openProject('.');
const words = process.argv.slice(2);
const node = join(root, 'node_modules/.bin/node');

const benches = readWorkspace(root)
  .map(({ dir }) => `${dir}/bench`)
  .filter((dir) => existsSync(join(root, dir)))
  .flatMap((dir) => readdirSync(join(root, dir)).map((name) => `${dir}/${name}`))
  .filter((file) => file.endsWith('.ts') && words.every((word) => file.includes(word)));

if (!existsSync(node)) {
  process.stderr.write('Install the packages first: npm start, or npm test -- --only lint\n');
  process.exit(1);
}
if (benches.length === 0) process.stdout.write(`No measurement is named like ${words.join(' ')}.\n`);

// One after the other: two at a time would measure each other.
for (const file of benches) {
  process.stdout.write(`\n${file}\n\n`);
  const { status } = spawnSync(node, [file], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
