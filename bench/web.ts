import { join } from 'node:path';
import pg from 'pg';
import type { ListPage } from '#kernel/lists/answers.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { migrate } from '#platform/database/migrate.ts';
import { createLog } from '#platform/log.ts';
import { signIn, startServer, type Ask } from './running-server.ts';

// The lists of a company with a million people, over HTTP, asked by this process of a server in another one; the server asks the
// database as the application's role under row-level security. Beside them, in turn with them, one bare indexed SELECT as the floor.
//   node bench/web-fill.ts FOLDER [people], once; then node bench/web.ts FOLDER [times]

const [folder, times = '60'] = process.argv.slice(2);
if (!folder) throw new Error('node bench/web.ts FOLDER [times]');

const rule = (field: string, operator: string, value: unknown) => ({ field, operator, value });
const filter = (...rules: object[]) => `filter=${encodeURIComponent(JSON.stringify({ combinator: 'and', rules }))}`;
const questions: Record<string, string> = {
  'list by name': '',
  'list, newest first': 'sort=-known',
  'list, last captured first': 'sort=-captured',
  'search: beginning of a name, 1,000 match': 'search=first12',
  'search: one mail address': 'search=p77123@',
  'search: nobody': 'search=zzzz',
  'attribute is a frequent value (half)': filter(rule('attributes.origin', '=', 'crm')),
  'the same, newest first': `${filter(rule('attributes.origin', '=', 'crm'))}&sort=-known`,
  'attribute is a value of 0.3 %': filter(rule('attributes.city', '=', 'city 7')),
  'attribute is a rare value (50 people)': filter(rule('attributes.plan', '=', 'rare')),
  'captured between two days': filter(rule('captured', 'between', ['2026-03-01', '2026-03-02'])),
  'captured in a quarter, newest first': `${filter(rule('captured', 'between', ['2026-01-01', '2026-03-31']))}&sort=-known`,
  'company begins with, 550 match': filter(rule('company', 'beginsWith', 'company 1234')),
  'company begins with, half match, newest first': `${filter(rule('company', 'beginsWith', 'company 1'))}&sort=-known`,
  'has a deal won': filter(rule('hasWonDeal', '=', true)),
  'has a deal won, newest first': `${filter(rule('hasWonDeal', '=', true))}&sort=-known`,
  'stage is, last captured first': `${filter(rule('stage', '=', 'Lead captured'))}&sort=-captured`,
  'three at once: attribute, attribute, has a deal won': filter(
    rule('attributes.origin', '=', 'crm'),
    rule('attributes.city', '=', 'city 7'),
    rule('hasWonDeal', '=', true),
  ),
  'name contains, nobody (reads everybody)': filter(rule('name', 'contains', 'zzz')),
};

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
  for (const [name, query] of Object.entries(questions)) {
    const taken = await measure(ask, `/api/lists/people?${query}`, floor);
    process.stdout.write(`| ${name} | ${taken} |\n`);
  }
  const { rows: people } = await ask<ListPage>('/api/lists/people?limit=200');
  let at = 0;
  const opened = await measure(ask, () => `/api/people/${people[at++ % people.length]!.id}`, floor);
  process.stdout.write(`| page of a person | ${opened} |\n`);
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
  for (const table of ['people_listed', 'people_terms', 'people']) await owner.query(`vacuum (analyze) entente.${table}`);
  await owner.end();
}

async function measure(ask: Ask, path: string | (() => string), floor: number[]): Promise<string> {
  const address = () => (typeof path === 'string' ? path : path());
  for (let warm = 0; warm < 3; warm++) await ask(address());
  const taken: number[] = [];
  for (let time = 0; time < Number(times); time++) {
    floor.push(await timed(bareSelect));
    taken.push(await timed(() => ask(address())));
  }
  return `${at50(taken)} ms | ${at95(taken)} ms | ${(Number(at50(taken)) / Number(at50(floor))).toFixed(0)}`;
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
