import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { foundGroup } from '#platform/found-group.ts';
import type { FoundGroup, SearchAsked } from '#platform/slice.ts';
import { permits } from '#workspace/permissions.ts';

interface FoundView {
  id: number;
  list: string;
  name: string;
  search: string | null;
  filter: string | null;
  sort: string | null;
  columns: string | null;
  savedBy: string | null;
  isOwn: boolean;
}

/** Saved views by the words of their names: one's own, and those that are shared. Each opens its list as it was saved. */
export async function searchViews(tx: WorkspaceTx, { caller, ids }: Context, { text, limit }: SearchAsked): Promise<FoundGroup[]> {
  if (!permits(caller, 'people.read')) return [];
  const words = text.toLowerCase().split(/\s+/);
  const { rows } = await sql<FoundView>`
    select v.id, v.list, v.name, v.search, v.filter, v.sort, v.columns, m.name as "savedBy",
      v.saved_by is not distinct from ${caller.memberId}::bigint as "isOwn"
    from entente.saved_views v left join entente.members m on m.workspace_id = v.workspace_id and m.id = v.saved_by
    where v.workspace_id = ${tx.workspaceId} and (v.shared_at is not null or v.saved_by is not distinct from ${caller.memberId}::bigint)
      and not exists (select 1 from unnest(${words}::text[]) as word where strpos(lower(' ' || v.name || ' ' || v.list), ' ' || word) = 0)
    order by v.saved_by is distinct from ${caller.memberId}::bigint, v.name, v.id limit ${limit + 1}`.execute(tx.db);
  return foundGroup({ name: 'views', title: 'Views', limit }, rows, (view) => {
    const id = ids.encode('savedView', view.id);
    const detail = view.isOwn ? `view of ${view.list}` : `view of ${view.list}, by ${view.savedBy ?? 'a former member'}`;
    return { id, title: view.name, detail, path: `/${view.list}?${addressOf(id, view)}` };
  });
}

function addressOf(id: string, { search, filter, sort, columns }: FoundView): string {
  const said = Object.entries({ view: id, search, filter, sort, columns }).flatMap(([key, value]): [string, string][] =>
    value ? [[key, value]] : [],
  );
  return new URLSearchParams(said).toString();
}
