// Checks the types of all packages, or of those named: npm run check:types [-- packages/core ...]
import { join } from 'node:path';
import { checkTypes, typedFolders } from './checks/check-types.mjs';
import { openProject } from './setup/project.mjs';

const { root, dataDir } = openProject('test-results');
const named = process.argv.slice(2);

for (const dir of named.length > 0 ? named : typedFolders(root)) {
  const problem = await checkTypes(root, dir, { logFile: join(dataDir, 'log/types.log') });
  process.stdout.write(problem === null ? `ok  ${dir}\n` : `XX  ${dir}\n${problem}\n`);
  if (problem !== null) process.exitCode = 1;
}
