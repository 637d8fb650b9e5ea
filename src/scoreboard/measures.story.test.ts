import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBusinessTime } from '#kernel/business-time.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Context } from '#platform/context.ts';
import { createJourneys, type MomentKind } from '#journeys/public.ts';
import { cohortFunnel } from '#scoreboard/cohort-funnel.ts';
import { responseTimes } from '#scoreboard/response-times.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import type { InventedPerson } from '#test/history.ts';
import { emptyWorkspace, everyFactsView, storeHistory } from '#test/stored-history.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

const allDay = [['00:00', '24:00']] as const;
const workingHours = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
const clock = { timeZone: 'UTC', businessTime: createBusinessTime({ timeZone: 'UTC', workingHours, holidays: [] }) };
const everything = { from: null, to: null, where: [], by: null };
const { openJourneys } = createJourneys({ facts: everyFactsView });

const labels: Record<string, string> = { captured: 'Lead', stage: 'Meeting', proposal: 'Proposal', won: 'Won', lost: 'Declined' };
const moment = fc
  .record({
    kind: fc.constantFrom<MomentKind>(
      'captured',
      'handoff-offered',
      'handoff-offered',
      'follow-up',
      'follow-up',
      'stage',
      'proposal',
      'won',
      'lost',
    ),
    hours: fc.nat(200),
    seconds: fc.constantFrom(0, 300, 300.5),
    ordinal: fc.nat(1),
  })
  .map(({ kind, hours, seconds, ordinal }) => ({
    kind,
    at: Date.UTC(2026, 3, 1) + (hours * 3600 + seconds) * 1000,
    ordinal,
    label: labels[kind] ?? '',
  }));
const person = fc.record({
  attributes: fc.constantFrom<Record<string, string>>({}, { origin: 'social' }, { origin: 'mail' }),
  moments: fc.array(moment, { maxLength: 9 }),
});
const observedUntil = Date.UTC(2026, 5, 1);

/** The same definitions in SQL, over the views that analysts read too. */
const moments = `
  with facts as (
    select subject_id, kind, label, occurred_at, ordinal from entente.handoff_facts
    union all select subject_id, kind, label, occurred_at, ordinal from entente.stage_change_facts
  ), sequence as (
    select *, row_number() over (partition by subject_id order by occurred_at, ordinal,
      array_position(array['captured', 'handoff-offered', 'touch', 'follow-up', 'stage', 'proposal', 'won', 'lost'], kind)) as place from facts
  ), offers as (
    select *, lead(place) over (partition by subject_id order by place) as next_place from sequence where kind = 'handoff-offered'
  ), handoffs as (
    select o.subject_id, o.place, extract(epoch from (select s.occurred_at from sequence s where s.subject_id = o.subject_id and s.kind = 'follow-up'
        and s.place > o.place and (o.next_place is null or s.place < o.next_place) order by s.place limit 1) - o.occurred_at)::float8 as wait,
      exists (select from sequence s where s.subject_id = o.subject_id and s.kind = 'won'
        and s.place > o.place and (o.next_place is null or s.place < o.next_place)) as won from offers o)`;

async function inSql<T extends object>(workspaceId: number, query: string): Promise<T[]> {
  return inWorkspace(database, workspaceId, async (tx) => (await tx.client.query<T>(query)).rows);
}

describe('measures over journeys equal the same questions in SQL', () => {
  const histories = fc.sample(fc.array(person, { minLength: 30, maxLength: 60 }), { numRuns: 4, seed: 11 }) as InventedPerson[][];

  it.each(histories.map((people, i) => [i, people] as const))('history %d', async (i, people) => {
    const workspaceId = await emptyWorkspace(database);
    await storeHistory(database, workspaceId, people, { observedUntil, firstId: 1000 * (i + 1) });
    const journeys = await openJourneys({ database, caller: { workspaceId } } as unknown as Context);

    const waiting = responseTimes(journeys, { ...everything, by: 'origin' }, clock);
    const [totals] = await inSql<Record<string, number>>(
      workspaceId,
      `${moments}
      select count(*) as handoffs, count(wait) as "followedUp", count(*) - count(wait) as pending,
        round(percentile_cont(0.5) within group (order by wait)::numeric, 6)::float8 as "medianSeconds", round(percentile_cont(0.9) within group (order by wait)::numeric, 6)::float8 as "p90Seconds",
        count(*) filter (where wait is null and won) as "wonWhilePending",
        (select count(distinct subject_id) from facts f where kind = 'won'
          and not exists (select from offers o where o.subject_id = f.subject_id)) as "winsWithoutHandoff" from handoffs`,
    );
    expect(waiting.handoffs).toBeGreaterThan(20);
    expect(waiting).toMatchObject(totals!);
    const buckets = await inSql<{ handoffs: number; won: number }>(
      workspaceId,
      `${moments}
      select count(wait) as handoffs, count(wait) filter (where won) as won
      from (values (0, 300), (300, 900), (900, 3600), (3600, 14400), (14400, 86400), (86400, 1e12)) as bucket (low, high)
      left join handoffs on wait <= high and (wait > low or low = 0) group by low order by low`,
    );
    expect(waiting.wonByWait.map(({ handoffs, won }) => ({ handoffs, won }))).toEqual(buckets);
    const byOrigin = await inSql<{ origin: string; handoffs: number }>(
      workspaceId,
      `${moments}
      select coalesce(attributes->>'origin', '') as origin, count(*) as handoffs from handoffs join entente.person_facts using (subject_id) group by 1`,
    );
    for (const { origin, handoffs } of byOrigin) expect(waiting.by![origin]!.handoffs).toBe(handoffs);

    const funnel = cohortFunnel(journeys, everything, 'UTC', 'all');
    const stages = await inSql<{ stage: string; people: number }>(
      workspaceId,
      `
      with steps as (select name, meaning, row_number() over (order by position) as step from entente.stage_facts where meaning <> 'lost'),
      furthest as (select subject_id, max(step) as step from entente.stage_change_facts join steps on name = label group by subject_id)
      select name as stage, (select count(*) from furthest f where f.step >= s.step) as people from steps s order by step`,
    );
    expect(funnel.stages.filter((stage) => !stage.exit)).toEqual(stages);
  });
});
