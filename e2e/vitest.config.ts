import { defineConfig } from 'vitest/config';

/** Browser tests: real clicks in a real browser against the real app. One file at a time, each with an app of its own. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.test.ts'],
    globalSetup: ['support/build-web.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
