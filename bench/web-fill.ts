import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { importFile, signIn, startServer } from './running-server.ts';
import { accountsMapping, dealsMapping, peopleMapping, writeAccounts, writeDeals, writePeople } from './web-files.ts';

// Fills a data folder for bench/web.ts: a few minutes for a million people.
//   node bench/web-fill.ts FOLDER [people]

const [folder, people = '1000000'] = process.argv.slice(2);
if (!folder) throw new Error('node bench/web-fill.ts FOLDER [people]');
const rows = Number(people);
mkdirSync(join(folder, 'files'), { recursive: true });
chmodSync(folder, 0o755);
const files = [
  { name: 'accounts.csv', mapping: accountsMapping, write: (file: string) => writeAccounts(file) },
  { name: 'people.csv', mapping: peopleMapping, write: (file: string) => writePeople(file, rows) },
  { name: 'deals.csv', mapping: dealsMapping, write: (file: string) => writeDeals(file, rows) },
];
const postgres = await launchEmbeddedPostgres({ dataFolder: join(folder, 'data'), log: createLog('silent') });
const server = await startServer(join(folder, 'data'), 4782);
const ask = await signIn(server.address);
for (const { name, mapping, write } of files) {
  const file = join(folder, 'files', name);
  if (!existsSync(file)) await write(file);
  const begun = performance.now();
  const run = await importFile(ask, file, mapping);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  process.stdout.write(`${name}: ${run.rowsRead} rows in ${seconds} s\n`);
}
await server.stop();
await postgres.stop();
