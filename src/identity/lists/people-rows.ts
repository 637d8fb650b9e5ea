import { sql } from 'kysely';
import type { Cell, ListRow } from '#kernel/lists/answers.ts';
import type { Caller, Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { shownName, shownText } from '#workspace/public.ts';

interface PersonRow {
  id: number;
  name: string;
  email: string;
  company: string;
  attributes: Record<string, string>;
  hasName: boolean;
  stage: string | null;
  captured: Date | number;
  wonDeals: number;
  openDeals: number;
}

/** What stands in the rows of the list: from the record itself, so that it is as it is now. */
export async function readPeopleRows(
  tx: WorkspaceTx,
  context: Context,
  { ids, columns }: { ids: readonly number[]; columns: readonly string[] },
): Promise<Map<number, ListRow>> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.name, p.email, p.company, p.attributes, l.name_key < '1' as "hasName", l.stage, l.captured_at as captured,
      l.won_deals as "wonDeals", l.open_deals as "openDeals"
    from entente.people_listed l join entente.people p on p.workspace_id = ${tx.workspaceId} and p.id = l.person_id
    where l.workspace_id = ${tx.workspaceId} and l.person_id = any(${[...ids]}::bigint[])`.execute(tx.db);
  return new Map(
    rows.map((row) => {
      const id = context.ids.encode('person', row.id);
      return [row.id, { id, cells: Object.fromEntries(columns.map((column) => [column, cellOf(context.caller, row, id, column)])) }];
    }),
  );
}

function cellOf(caller: Caller, row: PersonRow, id: string, column: string): Cell {
  if (column.startsWith('attributes.')) return shownText(caller, row.attributes[column.slice('attributes.'.length)] ?? null);
  switch (column) {
    // A key that stands in for a name is not shown as one.
    case 'name':
      return { kind: 'person', id, label: shownName(caller, row.hasName ? row.name : row.email) };
    case 'email':
      return row.email || null;
    case 'company':
      return row.company || null;
    case 'stage':
      return row.stage;
    case 'captured':
      return row.captured instanceof Date ? row.captured.toISOString() : null;
    case 'wonDeals':
      return row.wonDeals;
    case 'openDeals':
      return row.openDeals;
    default:
      return null;
  }
}
