import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson, LeftToCheck, ReportSection, WorkedOn } from '#platform/slice.ts';

// Asks about a person: what is told of them, what stands in the way of taking an import back, and what an erasure leaves.

interface AskAbout {
  id: number;
  kind: string;
  text: string;
  side: string;
  askedAt: Date;
  outcome: string | null;
  answers: string[];
}

const aboutThem = (tx: WorkspaceTx, subjectIds: readonly number[]) => sql`
  select ask_id from entente.ask_about_facts
  where workspace_id = ${tx.workspaceId} and thing_kind = 'person' and thing_id = any(${[...subjectIds]}::bigint[])`;

async function asksAbout(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<AskAbout[]> {
  const { rows } = await sql<AskAbout>`
    select a.id, a.kind, a.text, a.asked_side as side, a.asked_at as "askedAt", e.outcome,
      array(select text from entente.ask_answers r where r.workspace_id = a.workspace_id and r.ask_id = a.id order by r.id) as answers
    from entente.asks a left join entente.ask_ends e on e.workspace_id = a.workspace_id and e.ask_id = a.id
    where a.workspace_id = ${tx.workspaceId} and a.id in (${aboutThem(tx, subjectIds)})
    order by a.id`.execute(tx.db);
  return rows;
}

export async function reportAsks(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<ReportSection[]> {
  const rows = (await asksAbout(tx, subjectIds)).map(({ kind, text, side, askedAt, outcome, answers }) => ({
    asked: askedAt.toISOString(),
    kind,
    of: side,
    text,
    answers: answers.join('\n'),
    state: outcome ?? 'open',
  }));
  return [{ name: 'asks', title: 'Asks', note: 'What one side asked of the other about this person.', rows }];
}

/** An ask about somebody is work: an import that brought them is not taken back over it unasked. */
export async function worksOn(tx: WorkspaceTx, subjectIds: readonly number[], since: Date): Promise<WorkedOn[]> {
  const { rows } = await sql<{ subjectId: number; asks: number }>`
    select b.thing_id as "subjectId", count(*) as asks
    from entente.ask_about_facts b join entente.asks a on a.workspace_id = b.workspace_id and a.id = b.ask_id
    where b.workspace_id = ${tx.workspaceId} and b.thing_kind = 'person' and b.thing_id = any(${[...subjectIds]}::bigint[])
      and a.asked_at >= ${since}
    group by b.thing_id order by b.thing_id`.execute(tx.db);
  return rows.map(({ subjectId, asks }) => ({ subjectId, why: asks === 1 ? 'an ask is about them' : `${asks} asks are about them` }));
}

/**
 * An ask names the person by id only, so their name goes with the person. What members wrote stays: of the asks about the
 * person, and of the texts that carry something of them, somebody has to judge whether it may.
 */
export async function forgetPerson(tx: WorkspaceTx, { subjectIds, identifiers }: ErasedPerson): Promise<LeftToCheck[]> {
  const { rows } = await sql<{ id: number; isNamed: boolean }>`
    with written as (
      select id as ask_id, text from entente.asks where workspace_id = ${tx.workspaceId}
      union all select ask_id, text from entente.ask_answers where workspace_id = ${tx.workspaceId}
      union all select ask_id, reason from entente.ask_promises where workspace_id = ${tx.workspaceId} and reason is not null
      union all select ask_id, reason from entente.ask_ends where workspace_id = ${tx.workspaceId} and reason is not null),
    naming as (
      select distinct ask_id from written
      where exists (select 1 from unnest(${[...identifiers]}::text[]) as known (text) where strpos(lower(written.text), lower(known.text)) > 0))
    select a.id, n.ask_id is not null as "isNamed" from entente.asks a left join naming n on n.ask_id = a.id
    where a.workspace_id = ${tx.workspaceId}
      and (n.ask_id is not null or a.id in (${aboutThem(tx, subjectIds)}))
    order by a.id`.execute(tx.db);
  return rows.map(({ id, isNamed }) => ({
    what: isNamed ? 'The words of an ask name this person.' : 'An ask is about this person.',
    thing: 'ask' as const,
    id,
  }));
}
