import { defineConfig } from 'vitest/config';
import { writeToMemory } from './test/memory-folder.ts';

writeToMemory();

/** Browser tests: the real product, a real PostgreSQL, a real chromium where there is one. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.test.ts'],
    // Run by itself, it still tests the web app of these sources.
    globalSetup: ['e2e/support/build-web.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
  },
});
