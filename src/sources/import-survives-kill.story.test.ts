import { expect, test } from 'vitest';
import { killRounds } from '#test/kill-rounds.ts';

// All fifty of each are in bench/kill.ts.
test.runIf(process.platform === 'linux')(
  'killed ten times, the app and the database in turn, imports and undos lose nothing, double nothing and leave nothing half done',
  { timeout: 300_000 },
  async () => {
    const killed = await killRounds({ app: 5, database: 5, seed: 2026 });
    expect(killed).toMatchObject({ app: 5, database: 5 });
  },
);
