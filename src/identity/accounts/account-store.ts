import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

export interface AccountRow {
  id: number;
  name: string;
  domain: string;
}

/** An account as its records say it: also of one that an import under way has just brought. */
export interface AccountSaid {
  payload: Record<string, unknown>;
  source: string;
  at: Date;
}

/** Every record version of an account, the oldest first. */
export async function readAccountRecords(tx: WorkspaceTx, id: number): Promise<AccountSaid[]> {
  const { rows } = await sql<AccountSaid>`
    select payload, source_name as source, said_at as at from entente.account_record_facts
    where workspace_id = ${tx.workspaceId} and account_id = ${id} order by known_at, import_run_id, record_id`.execute(tx.db);
  return rows;
}

export async function listAccounts(tx: WorkspaceTx, ids: readonly number[]): Promise<AccountRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<AccountRow>`
    select id, name, domain from entente.accounts where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::bigint[])
    order by name_search, id`.execute(tx.db);
  return rows;
}

/** The accounts that a person belongs to, by any of their subjects. */
export async function accountsOfPerson(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<AccountRow[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct account_id as id from entente.account_person_facts
    where workspace_id = ${tx.workspaceId} and subject_id = any(${[...subjectIds]}::bigint[])`.execute(tx.db);
  return listAccounts(
    tx,
    rows.map((row) => row.id),
  );
}

export async function accountsOfDeal(tx: WorkspaceTx, dealId: number): Promise<AccountRow[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct account_id as id from entente.deal_account_facts
    where workspace_id = ${tx.workspaceId} and deal_id = ${dealId}`.execute(tx.db);
  return listAccounts(
    tx,
    rows.map((row) => row.id),
  );
}

/** What an account is a part of, and what is a part of it. */
export async function listFamily(tx: WorkspaceTx, id: number): Promise<{ parents: AccountRow[]; subsidiaries: AccountRow[] }> {
  const { rows } = await sql<{ accountId: number; parentId: number }>`
    select distinct account_id as "accountId", parent_id as "parentId" from entente.account_parent_facts
    where workspace_id = ${tx.workspaceId} and (account_id = ${id} or parent_id = ${id}) and account_id <> parent_id`.execute(tx.db);
  const parents = rows.filter((row) => row.accountId === id).map((row) => row.parentId);
  const subsidiaries = rows.filter((row) => row.parentId === id).map((row) => row.accountId);
  return { parents: await listAccounts(tx, parents), subsidiaries: await listAccounts(tx, subsidiaries) };
}

/** The deals of an account, whatever they came to. */
export async function dealIdsOf(tx: WorkspaceTx, accountId: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct deal_id as id from entente.deal_account_facts
    where workspace_id = ${tx.workspaceId} and account_id = ${accountId} order by 1 desc limit ${limit}`.execute(tx.db);
  return rows.map((row) => row.id);
}

export async function subjectIdsOf(tx: WorkspaceTx, accountId: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct subject_id as id from entente.account_person_facts
    where workspace_id = ${tx.workspaceId} and account_id = ${accountId} order by 1 limit ${limit}`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** A person by those of their subjects that were asked for. */
export interface Somebody {
  personId: number;
  subjectIds: number[];
  name: string;
  email: string;
  isErased: boolean;
}

/** The persons of these subjects, each once, by name; those without a name last. */
export async function listSomebodies(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<Somebody[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<Somebody>`
    select who.person_id as "personId", json_agg(who.subject_id) as "subjectIds", person.name, person.email,
      exists (select 1 from entente.erasures e where e.workspace_id = ${tx.workspaceId} and e.person_id = any(array_agg(who.subject_id) || who.person_id)) as "isErased"
    from entente.person_facts who
    -- One by one: joined, all people would be read for it.
    cross join lateral (
      select name, email, name_search from entente.people where workspace_id = ${tx.workspaceId} and id = who.person_id offset 0) person
    where who.workspace_id = ${tx.workspaceId} and who.subject_id = any(${[...subjectIds]}::bigint[])
    group by who.person_id, person.name, person.email, person.name_search
    order by person.name_search = '', person.name_search, who.person_id`.execute(tx.db);
  return rows;
}
