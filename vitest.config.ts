import { defineConfig } from 'vitest/config';

const contracts = 'packages/*/{src,test}/**/*contract*.test.{ts,mjs}';

/** Each test is in one project: `docker` needs a Docker Engine, the others nothing but Node. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,test,scripts}/**/*.test.{ts,tsx,mjs}',
            'scripts/**/*.test.mjs',
            'bench/**/*.test.ts',
            'scenarios/**/*.test.ts',
            'playground-stacks/*/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.docker.test.ts', '**/dist/**', contracts],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'architecture', include: ['architecture.test.ts'] } },
      { test: { name: 'contract', include: [contracts], testTimeout: 20_000 } },
      {
        test: {
          name: 'docker',
          include: [
            'packages/*/{src,test}/**/*.docker.test.ts',
            'playground-stacks/**/*.docker.test.ts',
            'scenarios/**/*.docker.test.ts',
          ],
          exclude: ['**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
