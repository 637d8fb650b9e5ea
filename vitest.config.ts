import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { texts } from './checks/texts/macros.ts';
import { writeToMemory } from './test/memory-folder.ts';

writeToMemory();

export default defineConfig({
  plugins: texts(),
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'checks/**/*.test.ts'],
    setupFiles: ['test/speak-english.ts'],
    globalSetup: ['test/global-postgres.ts'],
    // No test waits for a clock: these only end what hangs. On a machine with other work a program may take half a minute to start.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Left alone it takes one of two cores. Every test has a database, folders and ports of its own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
