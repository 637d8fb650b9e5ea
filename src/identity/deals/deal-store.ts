import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

/** A deal with where it stands. */
export interface DealRow {
  id: number;
  name: string | null;
  amountMinor: number | null;
  currency: string | null;
  owner: string | null;
  lostReason: string | null;
  standingKind: string | null;
  standingLabel: string | null;
  standingAt: Date | null;
}

const deals = sql`
  select v.deal_id as id, v.name, v.amount_minor as "amountMinor", v.currency, v.owner, v.lost_reason as "lostReason",
    standing.kind as "standingKind", standing.label as "standingLabel", standing.occurred_at as "standingAt"
  from entente.deal_value_facts v
  left join lateral (
    select m.kind, m.label, m.occurred_at from entente.deal_moment_facts m where m.workspace_id = v.workspace_id and m.deal_id = v.deal_id
    order by m.occurred_at desc, m.kind in ('won', 'lost') desc, m.ordinal desc, m.fact_id desc limit 1) standing on true`;

/** Deals of these ids, what happened last first. */
export async function listDeals(tx: WorkspaceTx, ids: readonly number[]): Promise<DealRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<DealRow>`${deals}
    where v.workspace_id = ${tx.workspaceId} and v.deal_id = any(${[...ids]}::bigint[])
    order by standing.occurred_at desc nulls last, v.deal_id desc`.execute(tx.db);
  return rows;
}

/** What a deal renews or extends, and what renews or extends it. Several sources may know one of the same key: theirs are told apart by scope. */
export async function listFollowing(tx: WorkspaceTx, dealId: number): Promise<{ follows: number[]; followedBy: number[] }> {
  const { rows } = await sql<{ id: number; isBefore: boolean }>`
    select other.deal_id as id, other.key_hash = d.follows_hash as "isBefore"
    from entente.deal_value_facts d
    join entente.deal_value_facts other on other.workspace_id = d.workspace_id and other.scope = d.scope
      and (other.key_hash = d.follows_hash or other.follows_hash = d.key_hash)
    where d.workspace_id = ${tx.workspaceId} and d.deal_id = ${dealId} and other.deal_id <> d.deal_id order by other.deal_id`.execute(
    tx.db,
  );
  const idsOf = (wanted: boolean) => rows.filter((row) => (row.isBefore ?? false) === wanted).map((row) => row.id);
  return { follows: idsOf(true), followedBy: idsOf(false) };
}

export interface PersonOfDeal {
  subjectId: number;
  role: string | null;
}

export async function listPeopleOfDeals(tx: WorkspaceTx, dealIds: readonly number[]): Promise<PersonOfDeal[]> {
  const { rows } = await sql<PersonOfDeal>`
    select distinct subject_id as "subjectId", role from entente.deal_person_facts
    where workspace_id = ${tx.workspaceId} and deal_id = any(${[...dealIds]}::bigint[]) order by subject_id, role`.execute(tx.db);
  return rows;
}

export async function listDealsOfPerson(
  tx: WorkspaceTx,
  subjectIds: readonly number[],
): Promise<{ dealId: number; role: string | null }[]> {
  const { rows } = await sql<{ dealId: number; role: string | null }>`
    select deal_id as "dealId", string_agg(distinct role, ', ') as role from entente.deal_person_facts
    where workspace_id = ${tx.workspaceId} and subject_id = any(${[...subjectIds]}::bigint[]) group by deal_id`.execute(tx.db);
  return rows;
}

export async function listProducts(tx: WorkspaceTx, dealId: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct coalesce(nullif(name, ''), key) as name from entente.deal_product_facts
    where workspace_id = ${tx.workspaceId} and deal_id = ${dealId} and coalesce(nullif(name, ''), key) is not null order by 1`.execute(
    tx.db,
  );
  return rows.map((row) => row.name);
}

export interface DealSaid {
  payload: Record<string, unknown> | null;
  source: string;
  at: Date;
}

/** Every record version of a deal, the oldest first. */
export async function readDealRecords(tx: WorkspaceTx, dealId: number): Promise<DealSaid[]> {
  const { rows } = await sql<DealSaid>`
    select payload, source_name as source, said_at as at from entente.deal_record_facts
    where workspace_id = ${tx.workspaceId} and deal_id = ${dealId} order by known_at, import_run_id, record_id`.execute(tx.db);
  return rows;
}

export interface DealMoment {
  kind: string;
  label: string | null;
  value: string | null;
  occurredAt: Date;
  actor: string | null;
  source: string;
}

/** What happened to a deal, newest first: stages, changes of its other fields, and touches about it. */
export async function readDealHistory(tx: WorkspaceTx, dealId: number, limit: number): Promise<DealMoment[]> {
  const ofDeal = sql`workspace_id = ${tx.workspaceId} and deal_id = ${dealId}`;
  const { rows } = await sql<DealMoment>`
    select m.kind, m.label, m.value, m.occurred_at as "occurredAt", m.actor, source.name as source
    from (
      select kind, label, null::text as value, occurred_at, ordinal, actor, source_id from entente.deal_moment_facts where ${ofDeal}
      union all
      select 'field', field, coalesce(value, ''), occurred_at, ordinal, actor, source_id from entente.deal_field_change_facts
        where ${ofDeal} and meaning is null
      union all
      select 'touch', nullif(label, ''), kind, occurred_at, ordinal, actor, source_id from entente.deal_touch_facts where ${ofDeal}) m
    join entente.source_name_facts source on source.workspace_id = ${tx.workspaceId} and source.source_id = m.source_id
    order by m.occurred_at desc, m.kind in ('won', 'lost') desc, m.ordinal desc, m.kind, m.label limit ${limit}`.execute(tx.db);
  return rows;
}

export interface DepartureRow {
  kind: 'deleted' | 'merged';
  source: string;
  at: Date;
  intoId: number | null;
}

/** That sources deleted a deal or account, or merged it into another. @param thing of a deal its key counts, of an account its subject. */
export async function readDepartures(tx: WorkspaceTx, thing: { dealId: number } | { accountId: number }): Promise<DepartureRow[]> {
  const which =
    'dealId' in thing
      ? sql`object = 'deal' and key_hash = (select key_hash from entente.deal_value_facts v
          where v.workspace_id = ${tx.workspaceId} and v.deal_id = ${thing.dealId})`
      : sql`object = 'account' and subject_id = ${thing.accountId}`;
  const { rows } = await sql<DepartureRow>`
    select kind, source_name as source, occurred_at as at, into_subject_id as "intoId" from entente.departure_facts
    where workspace_id = ${tx.workspaceId} and ${which} order by occurred_at desc`.execute(tx.db);
  return rows;
}
