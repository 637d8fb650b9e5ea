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
    source: fc.constantFrom(1, 2, 2),
  })
  .map(({ kind, hours, seconds, ordinal, source }) => ({
    kind,
    at: Date.UTC(2026, 3, 1) + (hours * 3600 + seconds) * 1000,
    ordinal,
    label: labels[kind] ?? '',
    source,
  }));
const person = fc.record({
  attributes: fc.constantFrom<Record<string, string>>({}, { origin: 'social' }, { origin: 'mail' }),
  moments: fc.array(moment, { maxLength: 9 }),
});
const observedUntil = { 1: Date.UTC(2026, 3, 14) + 777, 2: Date.UTC(2026, 3, 7) + 777 };

/** The same definitions in SQL, over the views that analysts read too. */
const moments = `
  with facts as (
    select subject_id, kind, label, occurred_at, ordinal, source_id from entente.handoff_facts
    union all select subject_id, kind, label, occurred_at, ordinal, source_id from entente.stage_change_facts
  ), sequence as (
    select *, row_number() over (partition by subject_id order by occurred_at, ordinal,
      array_position(array['captured', 'handoff-offered', 'touch', 'follow-up', 'stage', 'proposal', 'won', 'lost'], kind)) as place from facts
  ), seen as (
    select subject_id, max(observed_until) as until from facts join entente.coverage_facts using (source_id) group by subject_id
  ), offers as (
    select *, lead(place) over (next_one) as next_place, lead(occurred_at) over (next_one) as next_at
    from sequence where kind = 'handoff-offered' window next_one as (partition by subject_id order by place)
  ), handoffs as (
    select o.subject_id, o.place,
      extract(epoch from coalesce(o.next_at, greatest(o.occurred_at, (select until from seen where seen.subject_id = o.subject_id))) - o.occurred_at)::float8 as seen,
      extract(epoch from (select s.occurred_at from sequence s where s.subject_id = o.subject_id and s.kind = 'follow-up'
        and s.place > o.place and (o.next_place is null or s.place < o.next_place) order by s.place limit 1) - o.occurred_at)::float8 as wait,
      exists (select from sequence s where s.subject_id = o.subject_id and s.kind = 'won'
        and s.place > o.place and (o.next_place is null or s.place < o.next_place)) as won from offers o)`;

/** Survival by its definition, a logarithm for the product: the first wait after which at most half still wait. */
const halfAfter = `${moments}
  , times as (
    select t.wait, count(*) filter (where h.wait = t.wait) as gone, count(*) as waiting
    from (select distinct wait from handoffs where wait is not null) t join handoffs h on coalesce(h.wait, h.seen) >= t.wait group by t.wait
  ), survival as (
    select wait, sum(case when gone = waiting then -1e9 else ln(1 - gone::float8 / waiting) end) over (order by wait) as logarithm from times
  ) select min(wait) as half from survival where exp(greatest(logarithm, -700)) <= 0.5 + 1e-9`;

/** Who may still reach each stage: has not, has not left, and is seen for less than the stage's window. */
const stillRunning = `${moments}
  , firsts as (select subject_id, label, min(occurred_at) as at from facts join entente.stage_facts on name = label group by 1, 2),
  captured as (select subject_id, min(occurred_at) as at from facts where kind = 'captured' group by 1),
  windows as (
    select s.name, s.meaning, s.position, (select percentile_cont(0.9) within group (order by extract(epoch from f.at - c.at))
      from firsts f join captured c using (subject_id) where f.label = s.name and f.at >= c.at) as seconds from entente.stage_facts s
  ), people as (
    select f.subject_id, max(s.position) filter (where s.meaning <> 'lost') as furthest,
      bool_or(s.meaning = 'won') as won, array_agg(f.label) as reached,
      (select q.kind = 'lost' from sequence q where q.subject_id = f.subject_id and q.label <> '' order by q.place desc limit 1) as left
    from firsts f join entente.stage_facts s on s.name = f.label group by 1
  )
  select w.name as stage, count(*) filter (where not p.left and not w.name = any(p.reached)
    and (w.meaning = 'lost' and not p.won or w.meaning <> 'lost' and coalesce(p.furthest, -1) < w.position)
    and (w.seconds is null or c.at + w.seconds * interval '1 second' > s.until)) as running
  from windows w cross join people p join seen s using (subject_id) left join captured c using (subject_id)
  group by w.name, w.meaning, w.position order by w.meaning = 'lost', w.position`;

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
    const [{ half }] = (await inSql<{ half: number | null }>(workspaceId, halfAfter)) as [{ half: number | null }];
    expect(waiting.kaplanMeierMedianSeconds).toBeCloseTo(half!, 6);
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
    const running = await inSql<{ stage: string; running: number }>(workspaceId, stillRunning);
    expect(funnel.cohorts[0]!.stages.map((each) => ({ stage: each.stage, running: each.stillRunning }))).toEqual(running);
    expect(running.some((each) => each.running > 0 && each.running < people.length / 2)).toBe(true);
  });
});

describe('an unrelated table that goes on for years', () => {
  it('says nothing about those who wait: neither their median nor their windows move', async () => {
    const day = (days: number) => Date.UTC(2026, 3, 1 + days);
    const handedOver = (wait: number | null): InventedPerson => ({
      moments: [
        { kind: 'captured', at: day(0), label: 'Lead' },
        { kind: 'handoff-offered', at: day(1) },
        ...(wait === null ? [] : [{ kind: 'follow-up' as const, at: day(1 + wait) }]),
      ],
    });
    // Three were seen waiting for three days only: after ten days nobody is left but the one who was then followed up.
    const leads = [handedOver(1), handedOver(10), handedOver(null), handedOver(null), handedOver(null)];
    const won: InventedPerson = {
      moments: [
        { kind: 'captured', at: day(0), label: 'Lead' },
        { kind: 'won', at: day(5), label: 'Won' },
      ],
    };
    const asked = async (workspaceId: number) => {
      const journeys = await openJourneys({ database, caller: { workspaceId } } as unknown as Context);
      const { kaplanMeierMedianSeconds, business } = responseTimes(journeys, everything, clock);
      const { stages } = cohortFunnel(journeys, { ...everything, to: '2026-04-30' }, 'UTC', 'all').cohorts[0]!;
      return {
        kaplanMeierMedianSeconds,
        business: business.kaplanMeierMedianSeconds,
        running: stages.map((each) => each.stillRunning),
        journeys,
      };
    };
    const workspaceId = await emptyWorkspace(database);
    await storeHistory(database, workspaceId, [...leads, won], { firstId: 9000, observedUntil: { 1: day(4) } });
    const { journeys: before, ...figures } = await asked(workspaceId);
    expect(figures.kaplanMeierMedianSeconds).toBe(10 * 86_400);
    const later = { moments: [{ kind: 'captured' as const, at: day(900), label: 'Lead', source: 2 }] };
    await storeHistory(database, workspaceId, [later], { firstId: 9100, observedUntil: { 1: day(4), 2: day(1000) } });
    const { journeys: after, ...same } = await asked(workspaceId);
    expect(same).toEqual(figures);
    expect([before.observedUntil, after.observedUntil]).toEqual([day(4), day(1000)]);
  });
});
