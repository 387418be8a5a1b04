import { build } from 'rolldown';

// One plain file for the Node 18 of Debian: the image holds nothing of npm.
await build({
  cwd: import.meta.dirname,
  input: 'src/agent.ts',
  platform: 'node',
  transform: { target: 'node18' },
  // Of core the agent needs the errors only; its schemas would bring zod along.
  treeshake: { moduleSideEffects: (id) => id.endsWith('/src/agent.ts') },
  output: { file: 'image/agent.mjs', format: 'esm' },
  logLevel: 'warn',
});
