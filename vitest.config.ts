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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
