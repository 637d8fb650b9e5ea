import { defineConfig } from 'vitest/config';
import { writeToMemory } from './test/memory-folder.ts';

writeToMemory();

/** Browser tests: the real product, a real PostgreSQL, a real chromium where there is one. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.test.ts'],
    // Run by itself, it still tests the web app of these sources.
    globalSetup: ['e2e/support/build-web.ts'],
    // Every click has a limit of its own; this one only ends what hangs, also on a machine with other work.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // One after the other: an app with its database, its background thread and a browser fill two cores by themselves.
    fileParallelism: false,
  },
});
