import { sql } from 'kysely';
import type { IdKind } from '#kernel/id.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { BulkDoing, BulkWanted, Why } from '#bulk/schema.ts';

// The rows of bulk actions: what was wanted, which rows of a list it is about, what became of each, how it ended.

/** Kept until it has ended: words of an ask and of a search may name somebody. */
export interface Kept {
  filter?: string | undefined;
  search?: string | undefined;
  ask?: BulkWanted['ask'];
}

export interface BulkRow {
  id: number;
  list: string;
  action: BulkDoing;
  wanted: Kept | null;
  requestedBy: number;
  requestedAt: Date;
  foundAt: Date | null;
  askId: number | null;
  outcome: 'done' | 'cancelled' | 'failed' | 'undone' | null;
  said: string | null;
  endedAt: Date | null;
}

const actions = sql`
  select b.id, b.list, b.action, b.wanted, b.requested_by as "requestedBy", b.requested_at as "requestedAt", b.found_at as "foundAt",
    b.ask_id as "askId", newest.outcome, newest.said, newest.ended_at as "endedAt"
  from entente.bulk_actions b
  left join lateral (select outcome, said, ended_at from entente.bulk_ends e where e.workspace_id = b.workspace_id and e.bulk_action_id = b.id
    order by e.id desc limit 1) newest on true`;

export async function insertBulkAction(
  tx: WorkspaceTx,
  { list, action, wanted, by, at }: { list: string; action: BulkDoing; wanted: Kept; by: number; at: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into entente.bulk_actions (workspace_id, list, action, wanted, requested_by, requested_at)
    values (${tx.workspaceId}, ${list}, ${action}, ${JSON.stringify(wanted)}, ${by}, ${at}) returning id`.execute(tx.db);
  return rows[0]!.id;
}

/** Locked until the transaction ends: whoever works on it and whoever cancels it wait for each other. */
export async function lockBulkAction(tx: WorkspaceTx, id: number): Promise<BulkRow | null> {
  await sql`select 1 from entente.bulk_actions where workspace_id = ${tx.workspaceId} and id = ${id} for update`.execute(tx.db);
  return findBulkAction(tx, id);
}

export async function findBulkAction(tx: WorkspaceTx, id: number): Promise<BulkRow | null> {
  const { rows } = await sql<BulkRow>`${actions} where b.workspace_id = ${tx.workspaceId} and b.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function listBulkActions(tx: WorkspaceTx, memberId: number, limit: number): Promise<BulkRow[]> {
  const { rows } = await sql<BulkRow>`
    ${actions} where b.workspace_id = ${tx.workspaceId} and b.requested_by = ${memberId} order by b.id desc limit ${limit}`.execute(tx.db);
  return rows;
}

/** From now on it is about these rows and no others. */
export async function insertItems(tx: WorkspaceTx, id: number, recordIds: readonly number[], at: Date): Promise<void> {
  await sql`insert into entente.bulk_items (workspace_id, bulk_action_id, place, record_id)
    select ${tx.workspaceId}, ${id}, place, record_id from unnest(${[...recordIds]}::bigint[]) with ordinality as found (record_id, place)`.execute(
    tx.db,
  );
  await sql`update entente.bulk_actions set found_at = ${at} where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.db);
}

export interface Item {
  place: number;
  recordId: number;
}

export async function nextItems(tx: WorkspaceTx, id: number, limit: number): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select place, record_id as "recordId" from entente.bulk_items
    where workspace_id = ${tx.workspaceId} and bulk_action_id = ${id} and outcome is null order by place limit ${limit}`.execute(tx.db);
  return rows;
}

export type Settled = { place: number; thing: { kind: IdKind; id: number } | null } & (
  | { outcome: 'done'; why: null }
  | { outcome: 'skipped'; why: Why }
);

export async function settleItems(tx: WorkspaceTx, id: number, settled: readonly Settled[]): Promise<void> {
  await sql`
    update entente.bulk_items i set outcome = s.outcome, why = s.why, thing_kind = s.kind, thing_id = s.thing_id
    from unnest(${settled.map(({ place }) => place)}::int[], ${settled.map(({ outcome }) => outcome)}::text[], ${settled.map(({ why }) => why)}::text[],
      ${settled.map(({ thing }) => thing?.kind ?? null)}::text[], ${settled.map(({ thing }) => thing?.id ?? null)}::bigint[]) as s (place, outcome, why, kind, thing_id)
    where i.workspace_id = ${tx.workspaceId} and i.bulk_action_id = ${id} and i.place = s.place`.execute(tx.db);
}

/** The things that something was done to, each once. */
export async function thingsDone(tx: WorkspaceTx, id: number): Promise<{ kind: IdKind; id: number }[]> {
  const { rows } = await sql<{ kind: IdKind; id: number }>`
    select thing_kind as kind, thing_id as id from entente.bulk_items
    where workspace_id = ${tx.workspaceId} and bulk_action_id = ${id} and outcome = 'done' group by 1, 2 order by min(place)`.execute(
    tx.db,
  );
  return rows;
}

export interface Counted {
  outcome: 'done' | 'skipped' | null;
  why: Why | null;
  count: number;
}

export async function countItems(tx: WorkspaceTx, id: number): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select outcome, why, count(*) as count from entente.bulk_items
    where workspace_id = ${tx.workspaceId} and bulk_action_id = ${id} group by 1, 2 order by count(*) desc, why`.execute(tx.db);
  return rows;
}

/** What was wanted is kept no longer: the words of an ask live on in the ask. */
export async function insertEnd(
  tx: WorkspaceTx,
  id: number,
  end: { outcome: NonNullable<BulkRow['outcome']>; by: number | null; at: Date; askId?: number; code?: string; said?: string },
): Promise<void> {
  await sql`insert into entente.bulk_ends (workspace_id, bulk_action_id, outcome, code, said, ended_by, ended_at)
    values (${tx.workspaceId}, ${id}, ${end.outcome}, ${end.code ?? null}, ${end.said ?? null}, ${end.by}, ${end.at})`.execute(tx.db);
  await sql`update entente.bulk_actions set wanted = null, ask_id = coalesce(${end.askId ?? null}::bigint, ask_id)
    where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.db);
}
