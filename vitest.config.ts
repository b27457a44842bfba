import { join } from 'node:path';
import { defaultExclude, defineConfig } from 'vitest/config';

// What Node compiles is compiled once for all files of tests, and all processes that they start.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'attune');

/** Where CI wants the outcome of every test as JSON; it sums them over its steps. */
const resultsFile = process.env.ATTUNE_TEST_RESULTS;

/** These keep nothing between files but what they compute: a process of its own for each would take longer than the tests. */
const pure = ['packages/{stats,charts,sdk,client,studio}/{src,test}/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['packages/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...defaultExclude, ...pure],
        },
      },
    ],
    // These end what hangs; they say nothing of speed: machines are shared.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Two cores: more workers only fight over them.
    maxWorkers: 2,
    reporters: resultsFile ? ['default', ['json', { outputFile: resultsFile }]] : ['default'],
  },
});
