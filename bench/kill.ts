import { killRounds } from '#test/kill-rounds.ts';

// Imports, undos and redos, killed fifty times each as the app and as the database under it, at seeded statements: every round that came to
// its end left, row by row, what the same work leaves undisturbed.
// node bench/kill.ts [KILLS OF EACH] [SEED]

const [kills = '50', seed = '1'] = process.argv.slice(2);
const begun = performance.now();
const killed = await killRounds({ app: Number(kills), database: Number(kills), seed: Number(seed) }, ({ app, database, rounds }) =>
  process.stderr.write(`${app} of the app, ${database} of the database; ${rounds} rounds came to their end and left the same\n`),
);
process.stdout.write(`${JSON.stringify({ ...killed, minutes: Number(((performance.now() - begun) / 60_000).toFixed(1)) })}\n`);
