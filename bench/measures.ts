import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createBusinessTime } from '#kernel/business-time.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, openDatabase, type Database } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { createJourneys } from '#journeys/public.ts';
import { cohortFunnel } from '#scoreboard/cohort-funnel.ts';
import { responseTimes } from '#scoreboard/response-times.ts';
import { emptyWorkspace, everyFactsView } from '#test/stored-history.ts';

// How much quicker are the measures over typed arrays than the same questions in SQL? node bench/measures.ts [people]
const people = Number(process.argv[2] ?? 1_000_000);
const nineToFive = [['09:00', '17:00']] as const;
const workingHours = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive, sat: [], sun: [] };
const clock = {
  timeZone: 'Europe/Amsterdam',
  businessTime: createBusinessTime({ timeZone: 'Europe/Amsterdam', workingHours, holidays: [] }),
};
const question = { from: '2025-03-01', to: '2025-12-31', where: [{ attribute: 'origin', value: 'origin 3' }], by: null };

/** Everybody captured in 2025; four in ten handed over, nine in ten of those followed up; a third meet, a tenth win. */
async function generate(database: Database, workspaceId: number): Promise<void> {
  const at = "timestamptz '2025-01-01' + (n % 31000000) * interval '1 second' + (n * 7919 % 31536000) * interval '0.9 seconds'";
  const stage = (name: string, meaning: string, delay: string, where: string) =>
    `insert into entente.stage_changes (workspace_id, source_id, subject_id, meaning, stage, occurred_at, known_at, known_by_import, import_run_id)
     select ${workspaceId}, 1, n, '${meaning}', '${name}', ${at} + ${delay}, now(), false, 1 from generate_series(1::bigint, ${people}) n where ${where}`;
  await inWorkspace(database, workspaceId, async (tx) => {
    const run = (statement: string) => tx.client.query(statement);
    await run(
      `insert into entente.stages (workspace_id, name, position, meaning) values (${workspaceId}, 'Lead', 0, 'captured'), (${workspaceId}, 'Meeting', 1, 'stage'), (${workspaceId}, 'Won', 2, 'won')`,
    );
    await run(
      `insert into entente.people (workspace_id, id, attributes, updated_at) select ${workspaceId}, n, jsonb_build_object('origin', 'origin ' || n % 10), now() from generate_series(1::bigint, ${people}) n`,
    );
    await run(stage('Lead', 'captured', "interval '0'", 'true'));
    await run(stage('Meeting', 'stage', "interval '9 days'", 'n % 3 = 0'));
    await run(stage('Won', 'won', "interval '30 days'", 'n % 10 = 3'));
    await run(
      `insert into entente.handoffs (workspace_id, subject_id, source_id, offered_at, known_at) select ${workspaceId}, n, 1, ${at} + interval '1 hour', now() from generate_series(1::bigint, ${people}) n where n % 5 < 2 or n % 10 = 3`,
    );
    await run(
      `insert into entente.follow_ups (workspace_id, subject_id, source_id, occurred_at, known_at) select ${workspaceId}, n, 1, ${at} + interval '1 hour' + (n * 31 % 86400) * interval '1 second', now() from generate_series(1::bigint, ${people}) n where (n % 5 < 2 or n % 10 = 3) and n % 11 <> 0`,
    );
  });
}

/** What autovacuum would do in its own time: without it SQL would be compared by its worst plans. */
async function analyze(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('vacuum (analyze)');
  await owner.end();
}

const waitingInSql = (workspaceId: number) => `
  with offers as (
    select subject_id, occurred_at, lead(occurred_at) over (partition by subject_id order by occurred_at, ordinal) as next_at
    from entente.handoff_facts where workspace_id = ${workspaceId} and kind = 'handoff-offered'
  ), asked as (
    select o.* from offers o join entente.person_facts p on p.workspace_id = ${workspaceId} and p.subject_id = o.subject_id
    where p.attributes->>'origin' = 'origin 3' and o.occurred_at >= '2025-03-01 00:00+01' and o.occurred_at < '2026-01-01 00:00+01'
  ), waits as (
    select a.subject_id, a.occurred_at, extract(epoch from min(f.occurred_at) - a.occurred_at) as wait
    from asked a left join entente.handoff_facts f on f.workspace_id = ${workspaceId} and f.subject_id = a.subject_id and f.kind = 'follow-up'
      and f.occurred_at >= a.occurred_at and (a.next_at is null or f.occurred_at < a.next_at) group by a.subject_id, a.occurred_at
  )
  select count(*) as handoffs, count(wait) as "followedUp", percentile_cont(0.5) within group (order by wait) as median,
    count(*) filter (where wait <= 300) as fast from waits`;

const funnelInSql = (workspaceId: number) => `
  with reached as (
    select c.subject_id, max(s.position) as furthest from entente.stage_change_facts c
    join entente.stage_facts s on s.workspace_id = ${workspaceId} and s.name = c.label where c.workspace_id = ${workspaceId} group by 1
  ), cohort as (
    select distinct c.subject_id from entente.stage_change_facts c join entente.person_facts p on p.workspace_id = ${workspaceId} and p.subject_id = c.subject_id
    where c.workspace_id = ${workspaceId} and c.kind = 'captured' and p.attributes->>'origin' = 'origin 3'
      and c.occurred_at >= '2025-03-01 00:00+01' and c.occurred_at < '2026-01-01 00:00+01'
  )
  select s.name as stage, count(*) filter (where furthest >= s.position) as people
  from entente.stage_facts s cross join (select furthest from cohort join reached using (subject_id)) r where s.workspace_id = ${workspaceId} group by s.name, s.position order by s.position`;

async function timed<T>(work: () => T | Promise<T>): Promise<{ seconds: number; answer: T }> {
  const begun = performance.now();
  const answer = await work();
  return { seconds: (performance.now() - begun) / 1000, answer };
}

/** The best of three: what is measured is the method, not the neighbours. */
async function best<T>(work: () => T | Promise<T>): Promise<{ seconds: number; answer: T }> {
  const runs = [await timed(work), await timed(work), await timed(work)];
  return runs.sort((a, b) => a.seconds - b.seconds)[0]!;
}

async function compare(database: Database, workspaceId: number): Promise<void> {
  const { openJourneys } = createJourneys({ facts: everyFactsView });
  const { seconds: reading, answer: journeys } = await timed(() =>
    openJourneys({ database, caller: { workspaceId } } as unknown as Context),
  );
  const first = await timed(() => responseTimes(journeys, question, clock));
  const waiting = await best(() => responseTimes(journeys, question, clock));
  const funnel = await best(() => cohortFunnel(journeys, question, clock.timeZone, 'quarter'));
  const inSql = (query: string) =>
    best(() => inWorkspace(database, workspaceId, async (tx) => (await tx.client.query(query)).rows as Record<string, number>[]));
  const waitingSql = await inSql(waitingInSql(workspaceId));
  const funnelSql = await inSql(funnelInSql(workspaceId));
  const same =
    waitingSql.answer[0]!['followedUp'] === waiting.answer.followedUp &&
    funnelSql.answer.every((row, i) => row['people'] === funnel.answer.stages[i]!.people);
  if (!same)
    throw new Error(
      `SQL says ${JSON.stringify([waitingSql.answer, funnelSql.answer])}, journeys ${JSON.stringify([waiting.answer.followedUp, funnel.answer.stages])}`,
    );
  const line = (name: string, ours: number, theirs: number) =>
    `${name}: ${ours.toFixed(3)} s against ${theirs.toFixed(2)} s in SQL, ${Math.round(theirs / ours)} times as quick\n`;
  process.stdout.write(
    `${people.toLocaleString('en')} people, ${journeys.moments.kinds.length.toLocaleString('en')} moments, read in ${reading.toFixed(1)} s; first question ${first.seconds.toFixed(3)} s\n`,
  );
  process.stdout.write(
    line('response times (wall and business clock, quantiles, Kaplan-Meier, curve)', waiting.seconds, waitingSql.seconds),
  );
  process.stdout.write(line('cohort funnel by quarter with open windows', funnel.seconds, funnelSql.seconds));
}

const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
chmodSync(folder, 0o755);
const server = await launchEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') });
const { appUrl } = await migrate({ ownerUrl: server.ownerUrl, appRolePassword: 'bench-application-role' });
const database = openDatabase({ url: appUrl, log: createLog('silent') });
try {
  const workspaceId = await emptyWorkspace(database);
  await generate(database, workspaceId);
  await analyze(server.ownerUrl);
  await compare(database, workspaceId);
} finally {
  await database.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
