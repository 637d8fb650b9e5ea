import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { Journeys } from '#journeys/public.ts';
import { handoffsOf } from '#handoff/public.ts';
import { subjectsOf } from '#identity/public.ts';

export interface NamedPerson {
  id: string;
  name: string;
  company: string;
}

export interface Happened {
  at: string;
  what: string;
  label: string;
  actor: string;
}

const idOf = (journeys: Journeys, handoff: number) => journeys.people.ids[handoffsOf(journeys).people[handoff]!]!;

/** Names of the people of some handoffs, read for these few only. */
export async function readNames(
  context: Context,
  journeys: Journeys,
  handoffs: readonly number[],
): Promise<(handoff: number) => NamedPerson> {
  const ids = handoffs.map((handoff) => idOf(journeys, handoff));
  const { workspaceId } = context.caller;
  const found = await inWorkspace(context.database, workspaceId, (tx) =>
    sql<{ id: number; name: string; company: string }>`
      select subject_id as id, coalesce(nullif(name, ''), nullif(email, ''), company) as name, company
      from entente.person_facts where workspace_id = ${workspaceId} and subject_id = any(${ids}::bigint[])`.execute(tx.db),
  );
  const known = new Map(found.rows.map((row) => [row.id, row]));
  return (handoff) => {
    const id = idOf(journeys, handoff);
    const { name = '', company = '' } = known.get(id) ?? {};
    return { id: context.ids.encode('person', id), name, company: company === name ? '' : company };
  };
}

const mostLatest = 3;

/** What happened with the people of some handoffs last, newest first: their newest touches, the offer itself aside. */
export async function readLatest(
  context: Context,
  journeys: Journeys,
  handoffs: readonly number[],
): Promise<(handoff: number) => Happened[]> {
  const latest = new Map<number, Happened[]>();
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    for (const handoff of handoffs)
      latest.set(handoff, await readTouches(tx, idOf(journeys, handoff), [handoffsOf(journeys).offeredAt[handoff]!, context.clock.now()]));
  });
  return (handoff) => latest.get(handoff) ?? [];
}

async function readTouches(tx: WorkspaceTx, personId: number, [offeredAt, now]: readonly [number, number]): Promise<Happened[]> {
  const { subjectIds } = await subjectsOf(tx, personId);
  const { rows } = await sql<{ at: Date; what: string; label: string; actor: string | null }>`
    select occurred_at as at, kind as what, label, actor from entente.touch_facts
    where workspace_id = ${tx.workspaceId} and subject_id = any(${subjectIds}::bigint[]) and occurred_at <= ${new Date(now)}
      and occurred_at <> ${new Date(offeredAt)}
    order by occurred_at desc, ordinal desc, fact_id desc limit ${mostLatest}`.execute(tx.db);
  return rows.map(({ at, what, label, actor }) => ({ at: at.toISOString(), what, label, actor: actor ?? '' }));
}
