import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { normalName } from '#workspace/members/member-names.ts';
import type { Member } from '#workspace/store.ts';

/** So many rows of the data are looked at: enough for the names of a company, quick on any size. */
const mostRows = 20_000;
const mostNames = 12;

/** Names of owners and actors in the data that are nobody's yet; those that look like this member first. */
export async function suggestNames(tx: WorkspaceTx, member: Pick<Member, 'name' | 'email'>): Promise<string[]> {
  const { rows } = await sql<{ name: string; times: number }>`
    select name, count(*)::int as times from (
      (select actor as name from entente.touch_facts where workspace_id = ${tx.workspaceId} and actor is not null limit ${mostRows})
      union all
      (select owner from entente.deal_owner_facts where workspace_id = ${tx.workspaceId} and owner is not null limit ${mostRows})) found
    where name <> '' and length(name) <= 200 group by name order by times desc limit 500`.execute(tx.db);
  const taken = await sql<{ normal: string }>`
    select normal_name as normal from entente.member_names where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  const known = new Set(taken.rows.map(({ normal }) => normal));
  const free = rows.filter(({ name }) => !known.has(normalName(name)));
  return free
    .toSorted((a, b) => likeness(b.name, member) - likeness(a.name, member) || b.times - a.times)
    .slice(0, mostNames)
    .map(({ name }) => name);
}

/** How many words of somebody's name or address stand in a name. */
function likeness(name: string, member: Pick<Member, 'name' | 'email'>): number {
  const normal = normalName(name);
  const words = [...normalName(member.name).split(' '), ...(member.email.split('@')[0] ?? '').split(/[._-]/)].filter(
    (word) => word.length > 2,
  );
  return words.filter((word) => normal.includes(word)).length;
}
