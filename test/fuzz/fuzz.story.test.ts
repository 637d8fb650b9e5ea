import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { fuzz } from './fuzz.ts';

// Mallory has read the API reference and has a lot of time.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test(
  'whatever anybody sends to whatever operation, the answer is one of those that the reference lists',
  { timeout: 240_000 },
  async () => {
    const fuzzed = await fuzz(database, { seed: Number(process.env['FUZZ_SEED'] ?? 1), rounds: 3, seconds: 25 });
    expect(fuzzed.findings).toEqual([]);
    // The requests that are meant to be good are mostly good, or nothing would be shown by this.
    expect(fuzzed.statuses['200']! / fuzzed.requests).toBeGreaterThan(0.1);
    expect(fuzzed.requests).toBeGreaterThan(fuzzed.operations);
  },
);
