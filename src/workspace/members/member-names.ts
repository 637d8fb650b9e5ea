import { sql } from 'kysely';
import { refuse, type Problem } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';

/** Names by which sources call members are compared in small letters, without spaces at their ends. */
export const normalName = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Replaces the names by which sources call a member. @returns why not: a name that is another member's. */
export async function nameMember(tx: WorkspaceTx, memberId: number, names: readonly string[]): Promise<Problem | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`member names ${tx.workspaceId}`}, 0))`.execute(tx.db);
  const byNormal = new Map(names.map((name) => [normalName(name), name.trim().replaceAll(/\s+/g, ' ')] as const));
  if (byNormal.has(''))
    return refusal('not-a-name', 'A name by which sources call a member cannot be empty.', 'a name as it stands in a source');
  const normal = [...byNormal.keys()];
  const { rows } = await sql<{ name: string; holder: string }>`
    select n.name, m.name as holder from entente.member_names n
    join entente.members m on m.workspace_id = n.workspace_id and m.id = n.member_id
    where n.workspace_id = ${tx.workspaceId} and n.normal_name = any(${normal}::text[]) and n.member_id <> ${memberId} limit 1`.execute(
    tx.db,
  );
  if (rows[0]) return refusal('name-of-another', `“${rows[0].name}” is already ${rows[0].holder}.`, 'a name that is nobody else’s');
  await sql`
    delete from entente.member_names
    where workspace_id = ${tx.workspaceId} and member_id = ${memberId} and normal_name <> all(${normal}::text[])`.execute(tx.db);
  await sql`
    insert into entente.member_names (workspace_id, normal_name, name, member_id)
    select ${tx.workspaceId}, normal, name, ${memberId} from unnest(${normal}::text[], ${[...byNormal.values()]}::text[]) as given (normal, name)
    on conflict (workspace_id, normal_name) do nothing`.execute(tx.db);
  return null;
}

/** In their own writing. */
export async function namesOf(tx: WorkspaceTx, memberId: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from entente.member_names where workspace_id = ${tx.workspaceId} and member_id = ${memberId} order by normal_name`.execute(
    tx.db,
  );
  return rows.map(({ name }) => name);
}

const refusal = (code: string, message: string, accepted: string) =>
  refuse('conflict', code, message, { where: 'names', accepted }).problem;

/** The names of everybody, by member. */
export async function namesOfAll(tx: WorkspaceTx): Promise<ReadonlyMap<number, string[]>> {
  const { rows } = await sql<{ memberId: number; names: string[] }>`
    select member_id as "memberId", array_agg(name order by normal_name) as names from entente.member_names
    where workspace_id = ${tx.workspaceId} group by member_id`.execute(tx.db);
  return new Map(rows.map(({ memberId, names }) => [memberId, names]));
}
