import { sql } from 'kysely';
import type { ListRow } from '#kernel/lists/answers.ts';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { sizeField, textField, type Having } from '#platform/lists/fields.ts';
import type { List, ListDefinition } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';
import { readCompany, requirePermission } from '#workspace/public.ts';
import { onlySeen } from '#identity/own-rows.ts';
import { followDeals } from '#identity/lists/listed-deals.ts';

/** Accounts: by name and domain, and by how many people and deals they have. */
export const accountsList: ListDefinition = {
  name: 'accounts',
  idKind: 'account',
  sort: 'name',
  mayRead: (context) => requirePermission(context, 'people.read'),
  mayExport: (context) => requirePermission(context, 'data.export'),
  open: openAccountsList,
  rows: readAccountRows,
  isCatchingUp: followDeals.isCatchingUp,
};

async function openAccountsList(tx: WorkspaceTx, { caller }: Context): Promise<List> {
  const company = await readCompany(tx);
  const having: Having = (test) =>
    sql`select l.account_id as id from entente.accounts_listed l where l.workspace_id = ${tx.workspaceId} and ${test}`;
  const list: List = {
    from: sql`entente.accounts_listed l`,
    id: sql`l.account_id`,
    within: sql`l.workspace_id = ${tx.workspaceId}`,
    fields: [
      { ...textField('name', 'Account', sql`l.name_search`, having), sort: { key: sql`l.name_search`, kind: 'text' } },
      textField('domain', 'Domain', sql`l.domain_search`, having),
      sizeField('people', 'People', sql`l.people`),
      sizeField('openDeals', 'Open deals', sql`l.open_deals`),
      sizeField('wonDeals', 'Deals won', sql`l.won_deals`),
    ],
    columns: ['name', 'domain', 'people', 'openDeals', 'wonDeals'],
    searched: () => ['name', 'domain'],
    asSearched: searchable,
    timeZone: company?.timeZone ?? 'UTC',
  };
  return onlySeen(tx, caller, list, 'accounts');
}

interface AccountRow {
  id: number;
  name: string;
  domain: string;
  people: number;
  openDeals: number;
  wonDeals: number;
}

async function readAccountRows(
  tx: WorkspaceTx,
  context: Context,
  { ids, columns }: { ids: readonly number[]; columns: readonly string[] },
): Promise<Map<number, ListRow>> {
  const { rows } = await sql<AccountRow>`
    select l.account_id as id, a.name, a.domain, l.people, l.open_deals as "openDeals", l.won_deals as "wonDeals"
    from entente.accounts_listed l join entente.accounts a on a.workspace_id = ${tx.workspaceId} and a.id = l.account_id
    where l.workspace_id = ${tx.workspaceId} and l.account_id = any(${[...ids]}::bigint[])`.execute(tx.db);
  return new Map(
    rows.map((row) => {
      const id = context.ids.encode('account', row.id);
      const all = { ...row, name: { kind: 'account' as const, id, label: row.name } };
      const cells = Object.fromEntries(columns.map((column) => [column, all[column as keyof typeof all] ?? null]));
      return [row.id, { id, cells }];
    }),
  );
}
