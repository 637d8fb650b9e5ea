import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { SavedView, ViewWanted } from '#workspace/views/schema.ts';

export interface ViewRow extends Pick<SavedView, 'list' | 'name' | 'search' | 'filter' | 'sort' | 'columns' | 'savedBy'> {
  id: number;
  savedById: number | null;
  sharedAt: Date | null;
  isStarred: boolean;
}

/** The views that a member sees, their own before those of others, each by its name. @param which one of them, or those of a list. */
export async function listViews(tx: WorkspaceTx, memberId: number | null, which: { list: string } | { id: number }): Promise<ViewRow[]> {
  const wanted = 'id' in which ? sql`v.id = ${which.id}` : sql`v.list = ${which.list}`;
  const { rows } = await sql<ViewRow>`
    select v.id, v.list, v.name, v.search, v.filter, v.sort, v.columns, v.saved_by as "savedById", m.name as "savedBy",
      v.shared_at as "sharedAt", s.member_id is not null as "isStarred"
    from entente.saved_views v
    left join entente.members m on m.workspace_id = ${tx.workspaceId} and m.id = v.saved_by
    left join entente.saved_view_stars s on s.workspace_id = ${tx.workspaceId} and s.saved_view_id = v.id and s.member_id = ${memberId}
    where v.workspace_id = ${tx.workspaceId} and ${wanted} and (v.shared_at is not null or v.saved_by is not distinct from ${memberId}::bigint)
    order by v.saved_by is distinct from ${memberId}::bigint, v.name, v.id`.execute(tx.db);
  return rows;
}

export async function insertView(tx: WorkspaceTx, wanted: ViewWanted, by: { memberId: number | null; at: Date }): Promise<number> {
  const { list, name, search = null, filter = null, sort = null, columns = null, isShared } = wanted;
  const { rows } = await sql<{ id: number }>`
    insert into entente.saved_views (workspace_id, list, name, search, filter, sort, columns, saved_by, saved_at, shared_at)
    values (${tx.workspaceId}, ${list}, ${name}, ${search}, ${filter}, ${sort}, ${columns}, ${by.memberId}, ${by.at}, ${isShared ? by.at : null})
    returning id`.execute(tx.db);
  return rows[0]!.id;
}

export async function updateView(tx: WorkspaceTx, view: ViewRow): Promise<void> {
  const { id, name, search, filter, sort, columns, sharedAt } = view;
  await sql`
    update entente.saved_views set name = ${name}, search = ${search}, filter = ${filter}, sort = ${sort}, columns = ${columns},
      shared_at = ${sharedAt}
    where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.db);
}

export async function deleteView(tx: WorkspaceTx, id: number): Promise<void> {
  await sql`delete from entente.saved_view_stars where workspace_id = ${tx.workspaceId} and saved_view_id = ${id}`.execute(tx.db);
  await sql`delete from entente.saved_views where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.db);
}

/** One view of a list opens it: another star takes the place of the one before. */
export async function star(tx: WorkspaceTx, { id, list }: ViewRow, by: { memberId: number; at: Date }): Promise<void> {
  await sql`
    insert into entente.saved_view_stars (workspace_id, member_id, list, saved_view_id, starred_at)
    values (${tx.workspaceId}, ${by.memberId}, ${list}, ${id}, ${by.at})
    on conflict (workspace_id, member_id, list) do update set saved_view_id = excluded.saved_view_id, starred_at = excluded.starred_at`.execute(
    tx.db,
  );
}

export async function unstar(tx: WorkspaceTx, { id }: ViewRow, memberId: number): Promise<void> {
  await sql`
    delete from entente.saved_view_stars where workspace_id = ${tx.workspaceId} and member_id = ${memberId} and saved_view_id = ${id}`.execute(
    tx.db,
  );
}

/** What members looked for when they looked for somebody who is erased. */
export async function forgetInViews(tx: WorkspaceTx, identifiers: readonly string[]): Promise<void> {
  const names = (column: string) =>
    `exists (select 1 from unnest($2::text[]) as known (text) where strpos(lower(${column}), lower(known.text)) > 0)`;
  await tx.client.query(
    `update entente.saved_views set
       search = case when ${names('search')} then null else search end,
       filter = case when ${names('filter')} then null else filter end,
       name = case when ${names('name')} then 'A view without a name' else name end
     where workspace_id = $1 and (${names('search')} or ${names('filter')} or ${names('name')})`,
    [tx.workspaceId, identifiers],
  );
}
