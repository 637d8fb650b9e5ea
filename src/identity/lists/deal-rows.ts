import { sql } from 'kysely';
import type { Cell, ListRow } from '#kernel/lists/answers.ts';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { shownName, shownText } from '#workspace/public.ts';

interface DealRow {
  id: number;
  name: string | null;
  accountId: number | null;
  accountName: string | null;
  personId: number | null;
  personName: string | null;
  owner: string | null;
  stage: string | null;
  state: string;
  amountMinor: number | null;
  currency: string | null;
  opened: Date | number;
  closed: Date | number;
  attributes: Record<string, string>;
}

/** What stands in the rows of the list: from the record itself, so that it is as it is now. */
export async function readDealRows(
  tx: WorkspaceTx,
  context: Context,
  { ids, columns }: { ids: readonly number[]; columns: readonly string[] },
): Promise<Map<number, ListRow>> {
  const given = sql`any(${[...ids]}::bigint[])`;
  const { rows } = await sql<DealRow>`
    with account as (
      select distinct on (d.deal_id) d.deal_id, a.id, a.name from entente.deal_account_facts d
      join entente.accounts a on a.workspace_id = ${tx.workspaceId} and a.id = d.account_id
      where d.workspace_id = ${tx.workspaceId} and d.deal_id = ${given} order by d.deal_id, d.account_id),
    person as (
      select distinct on (d.deal_id) d.deal_id, p.id, p.name from entente.deal_person_facts d
      join entente.person_facts f on f.workspace_id = ${tx.workspaceId} and f.subject_id = d.subject_id
      -- One by one: joined, all people would be read for it.
      cross join lateral (select id, name from entente.people where workspace_id = ${tx.workspaceId} and id = f.person_id offset 0) p
      where d.workspace_id = ${tx.workspaceId} and d.deal_id = ${given} order by d.deal_id, p.id)
    select l.deal_id as id, d.name, account.id as "accountId", account.name as "accountName", person.id as "personId",
      person.name as "personName", d.owner, l.stage, l.state, d.amount_minor as "amountMinor", d.currency, l.opened_at as opened,
      l.closed_at as closed, a.attributes
    from entente.deals_listed l
    join entente.deal_value_facts d on d.workspace_id = ${tx.workspaceId} and d.deal_id = l.deal_id
    join entente.deal_attribute_facts a on a.workspace_id = ${tx.workspaceId} and a.deal_id = l.deal_id
    left join account on account.deal_id = l.deal_id left join person on person.deal_id = l.deal_id
    where l.workspace_id = ${tx.workspaceId} and l.deal_id = ${given}`.execute(tx.db);
  return new Map(
    rows.map((row) => {
      const id = context.ids.encode('deal', row.id);
      return [row.id, { id, cells: Object.fromEntries(columns.map((column) => [column, cellOf(context, row, column)])) }];
    }),
  );
}

const momentCell = (at: Date | number): Cell => (at instanceof Date ? at.toISOString() : null);

function cellOf({ ids, caller }: Context, row: DealRow, column: string): Cell {
  if (column.startsWith('attributes.')) return shownText(caller, row.attributes[column.slice('attributes.'.length)] ?? null);
  switch (column) {
    case 'name':
      return { kind: 'deal', id: ids.encode('deal', row.id), label: shownText(caller, row.name ?? '') };
    case 'account':
      return row.accountId === null ? null : { kind: 'account', id: ids.encode('account', row.accountId), label: row.accountName ?? '' };
    case 'people':
      return row.personId === null
        ? null
        : { kind: 'person', id: ids.encode('person', row.personId), label: shownName(caller, row.personName ?? '') };
    case 'amount':
      return row.amountMinor === null ? null : { amountMinor: row.amountMinor, currency: row.currency };
    case 'opened':
      return momentCell(row.opened);
    case 'closed':
      return momentCell(row.closed);
    default:
      return row[column as 'owner' | 'stage' | 'state' | 'currency'] ?? null;
  }
}
