import { defineConfig } from 'vitest/config';

/** Two projects: `unit` needs nothing but Node; `docker` needs a Docker Engine. */
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
            'architecture.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.docker.test.ts', '**/dist/**'],
          testTimeout: 20_000,
        },
      },
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
