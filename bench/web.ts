import { join } from 'node:path';
import pg from 'pg';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { migrate } from '#platform/database/migrate.ts';
import { createLog } from '#platform/log.ts';
import { signIn, startServer, type Ask } from './running-server.ts';
import { writeQuestions } from './web-questions.ts';

// The lists of a company with a million people, over HTTP, asked by this process of a server in another one; the server asks the
// database as the application's role under row-level security. Beside them, in turn with them, one bare indexed SELECT as the floor.
//   node bench/web-fill.ts FOLDER [people], once; then node bench/web.ts FOLDER [times] [words that the questions have in their names]

const [folder, times = '60', words = ''] = process.argv.slice(2);
if (!folder) throw new Error('node bench/web.ts FOLDER [times] [words]');

const postgres = await launchEmbeddedPostgres({ dataFolder: join(folder, 'data'), log: createLog('silent') });
const { appUrl } = await migrate({ ownerUrl: postgres.ownerUrl, appRolePassword: 'bench-application-role' });
await vacuum(postgres.ownerUrl);
// Before the server starts, which gives its role a password of its own.
const client = new pg.Client({ connectionString: appUrl });
await client.connect();
const server = await startServer(join(folder, 'data'), 4784);
try {
  const ask = await signIn(server.address);
  const floor: number[] = [];
  for (const [name, addresses] of Object.entries(await writeQuestions(ask))) {
    if (!name.includes(words)) continue;
    process.stdout.write(`| ${name} | ${await measure(ask, addresses, floor)} |\n`);
  }
  process.stdout.write(`floor: p50 ${at50(floor)} ms, p95 ${at95(floor)} ms\n`);
} finally {
  await client.end();
  await server.stop();
  await postgres.stop();
}

/** As autovacuum does sooner or later. */
async function vacuum(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  for (const table of ['people_listed', 'people_terms', 'listed_words', 'people']) await owner.query(`vacuum (analyze) entente.${table}`);
  await owner.end();
}

async function measure(ask: Ask, addresses: readonly string[], floor: number[]): Promise<string> {
  let asked = 0;
  const next = () => ask(addresses[asked++ % addresses.length]!);
  try {
    for (let warm = 0; warm < addresses.length && warm < 3; warm++) await next();
    const taken: number[] = [];
    for (let time = 0; time < Number(times); time++) {
      floor.push(await timed(bareSelect));
      taken.push(await timed(next));
    }
    return `${at50(taken)} ms | ${at95(taken)} ms | ${(Number(at50(taken)) / Number(at50(floor))).toFixed(0)}`;
  } catch (error) {
    return (error as Error).message;
  }
}

async function bareSelect(): Promise<void> {
  await client.query('begin');
  await client.query("select set_config('entente.workspace_id', '1', true)");
  await client.query(
    "select person_id from entente.people_listed where workspace_id = 1 and name_key >= '0first5' order by name_key, person_id limit 51",
  );
  await client.query('commit');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
}

function at50(values: readonly number[]): string {
  return quantile(values, 0.5);
}

function at95(values: readonly number[]): string {
  return quantile(values, 0.95);
}
