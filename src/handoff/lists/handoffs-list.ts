import { sql } from 'kysely';
import type { Cell, ListRow } from '#kernel/lists/answers.ts';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { choiceField, momentField, sizeField, type Having } from '#platform/lists/fields.ts';
import type { List, ListDefinition } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';
import { onlySeen, thingsOfPeople, withholdFields } from '#identity/public.ts';
import { readCompany, requirePermission, shownName } from '#workspace/public.ts';
import { followHandoffs } from '#handoff/lists/listed-handoffs.ts';

/** Handoffs: who was offered when, what became of it, and how long it waited. Nobody is ranked by it: it is not ordered by names of members. */
export const handoffsList: ListDefinition = {
  name: 'handoffs',
  idKind: 'handoff',
  sort: '-offered',
  mayRead: (context) => requirePermission(context, 'people.read'),
  mayExport: (context) => requirePermission(context, 'data.export'),
  open: openHandoffsList,
  rows: readHandoffRows,
  isCatchingUp: followHandoffs.isCatchingUp,
  things: personsOfHandoffs,
};

async function personsOfHandoffs(tx: WorkspaceTx, rowIds: readonly number[]) {
  const { rows } = await sql<{ id: number; personId: number }>`
    select handoff_id as id, person_id as "personId" from entente.handoffs_listed
    where workspace_id = ${tx.workspaceId} and handoff_id = any(${[...rowIds]}::bigint[])`.execute(tx.db);
  return thingsOfPeople(tx, new Map(rows.map(({ id, personId }) => [id, personId])));
}

const states = [
  { value: 'pending', label: 'pending' },
  { value: 'followed-up', label: 'followed up' },
  { value: 'won', label: 'won' },
  { value: 'lost', label: 'lost' },
];

async function openHandoffsList(tx: WorkspaceTx, { caller }: Context): Promise<List> {
  const company = await readCompany(tx);
  const having: Having = (test) =>
    sql`select l.handoff_id as id from entente.handoffs_listed l where l.workspace_id = ${tx.workspaceId} and ${test}`;
  const list: List = {
    from: sql`entente.handoffs_listed l`,
    id: sql`l.handoff_id`,
    within: sql`l.workspace_id = ${tx.workspaceId}`,
    fields: [
      { name: 'person', label: 'Person', kind: 'text' },
      { name: 'account', label: 'Account', kind: 'text' },
      momentField('offered', 'Offered', sql`l.offered_at`, having),
      choiceField('offeredBy', 'Offered by', sql`l.offered_by`, {}),
      choiceField('state', 'Stands', sql`l.state`, { having, choices: states }),
      sizeField('wait', 'Wait', sql`l.wait_minutes`, { unit: 'minutes', hasUnknown: true }),
      choiceField('followedUpBy', 'Followed up by', sql`l.followed_up_by`, {}),
    ],
    columns: ['person', 'account', 'offered', 'offeredBy', 'state', 'wait', 'followedUpBy'],
    searched: () => [],
    asSearched: searchable,
    timeZone: company?.timeZone ?? 'UTC',
  };
  const names = { offeredBy: 'seller-names', followedUpBy: 'seller-names' } as const;
  return onlySeen(tx, caller, limitFigures(caller, withholdFields(caller, list, names)), 'people', sql`l.person_id`);
}

/** Where figures by name are limited to one's own, nobody asks this list for somebody's: it has waits in it. */
function limitFigures({ sight }: Context['caller'], list: List): List {
  if (!sight?.figuresOf) return list;
  const withheld = 'figures of named sellers';
  return { ...list, fields: list.fields.map((field) => (/^(offered|followedUp)By$/.test(field.name) ? { ...field, withheld } : field)) };
}

interface HandoffRow {
  id: number;
  personId: number;
  personName: string | null;
  accountId: number | null;
  accountName: string | null;
  offered: Date;
  offeredBy: string | null;
  state: string;
  wait: number;
  followedUpBy: string | null;
}

async function readHandoffRows(
  tx: WorkspaceTx,
  context: Context,
  { ids, columns }: { ids: readonly number[]; columns: readonly string[] },
): Promise<Map<number, ListRow>> {
  const { rows } = await sql<HandoffRow>`
    with given as (
      select * from entente.handoffs_listed where workspace_id = ${tx.workspaceId} and handoff_id = any(${[...ids]}::bigint[])),
    account as (
      select distinct on (given.handoff_id) given.handoff_id, a.account_id as id, n.name
      from given join entente.account_person_facts a on a.workspace_id = ${tx.workspaceId} and a.subject_id = given.person_id
      join entente.account_facts n on n.workspace_id = ${tx.workspaceId} and n.subject_id = a.account_id
      order by given.handoff_id, a.account_id)
    select given.handoff_id as id, given.person_id as "personId", p.name as "personName", account.id as "accountId",
      account.name as "accountName", given.offered_at as offered, given.offered_by as "offeredBy", given.state,
      given.wait_minutes as wait, given.followed_up_by as "followedUpBy"
    from given left join entente.person_facts p on p.workspace_id = ${tx.workspaceId} and p.subject_id = given.person_id
    left join account on account.handoff_id = given.handoff_id`.execute(tx.db);
  return new Map(
    rows.map((row) => {
      const id = context.ids.encode('handoff', row.id);
      return [row.id, { id, cells: Object.fromEntries(columns.map((column) => [column, cellOf(context, row, column)])) }];
    }),
  );
}

function cellOf({ ids, caller }: Context, row: HandoffRow, column: string): Cell {
  switch (column) {
    case 'person':
      return { kind: 'person', id: ids.encode('person', row.personId), label: shownName(caller, row.personName ?? '') };
    case 'account':
      return row.accountId === null ? null : { kind: 'account', id: ids.encode('account', row.accountId), label: row.accountName ?? '' };
    case 'offered':
      return row.offered.toISOString();
    case 'wait':
      return row.wait < 0 ? null : row.wait;
    default:
      return row[column as 'offeredBy' | 'state' | 'followedUpBy'] ?? null;
  }
}
