import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { compare } from '#platform/lists/compile.ts';
import { choiceField, momentField, sizeField, textField, type Having } from '#platform/lists/fields.ts';
import type { List, ListDefinition, ListField } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';
import { readCompany, requirePermission } from '#workspace/public.ts';
import { withholdFields } from '#identity/lists/withhold-fields.ts';
import { onlySeen } from '#identity/own-rows.ts';
import { readDealRows } from '#identity/lists/deal-rows.ts';
import { followDeals } from '#identity/lists/listed-deals.ts';

/** Deals: by name, account, owner, stage, amount, and when they were opened and closed. */
export const dealsList: ListDefinition = {
  name: 'deals',
  idKind: 'deal',
  sort: '-opened',
  mayRead: (context) => requirePermission(context, 'people.read'),
  mayExport: (context) => requirePermission(context, 'data.export'),
  open: openDealsList,
  rows: readDealRows,
  isCatchingUp: followDeals.isCatchingUp,
};

async function openDealsList(tx: WorkspaceTx, { caller }: Context): Promise<List> {
  const company = await readCompany(tx);
  const list: List = {
    from: sql`entente.deals_listed l`,
    id: sql`l.deal_id`,
    within: sql`l.workspace_id = ${tx.workspaceId}`,
    fields: [...ownFields(tx, await stagesInUse(tx)), ...(await attributesInUse(tx)).map(attributeField)],
    columns: ['name', 'account', 'people', 'owner', 'stage', 'state', 'amount', 'opened', 'closed'],
    searched: () => ['name', 'account'],
    asSearched: searchable,
    timeZone: company?.timeZone ?? 'UTC',
  };
  return onlySeen(tx, caller, withholdFields(caller, list, { owner: 'seller-names', amount: 'amounts' }), 'deals');
}

const states = [
  { value: 'open', label: 'open' },
  { value: 'won', label: 'won' },
  { value: 'lost', label: 'lost' },
];

function ownFields(tx: WorkspaceTx, stages: readonly string[]): ListField[] {
  const having: Having = (test) =>
    sql`select l.deal_id as id from entente.deals_listed l where l.workspace_id = ${tx.workspaceId} and ${test}`;
  return [
    { ...textField('name', 'Deal', sql`l.name_search`, having), sort: { key: sql`l.name_search`, kind: 'text' } },
    { ...textField('account', 'Account', sql`l.account_search`, having), sort: { key: sql`l.account_search`, kind: 'text' } },
    { name: 'people', label: 'People', kind: 'text' },
    { ...choiceField('owner', 'Owner', sql`l.owner`, { having }), values: ownersBeginning },
    choiceField('stage', 'Stage', sql`l.stage`, { choices: stages.map((name) => ({ value: name, label: name })) }),
    choiceField('state', 'Stands', sql`l.state`, { choices: states }),
    sizeField('amount', 'Amount', sql`l.amount`, { kind: 'money', hasUnknown: true }),
    choiceField('currency', 'Currency', sql`l.currency`, {}),
    momentField('opened', 'Opened', sql`l.opened_at`, having),
    momentField('closed', 'Closed', sql`l.closed_at`, having),
  ];
}

/** A field that sources declared: among deals there are few enough to read. */
function attributeField(name: string): ListField {
  return {
    name: `attributes.${name}`,
    label: name,
    kind: 'text',
    passes: (test) => sql`coalesce(${compare(sql`(l.terms ->> ${name}::text collate "C")`, test)}, false)`,
  };
}

async function ownersBeginning(tx: WorkspaceTx, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ owner: string }>`
    select distinct owner from entente.deals_listed
    where workspace_id = ${tx.workspaceId} and owner >= ${beginning} and owner < ${`${beginning}\u{10FFFF}`} order by owner limit 50`.execute(
    tx.db,
  );
  return rows.map((row) => row.owner);
}

async function stagesInUse(tx: WorkspaceTx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from entente.stage_facts where workspace_id = ${tx.workspaceId} order by position`.execute(tx.db);
  return rows.map((row) => row.name);
}

/** What mappings say that deals can have, whether or not one has it. */
async function attributesInUse(tx: WorkspaceTx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from entente.deal_attribute_name_facts where workspace_id = ${tx.workspaceId} order by name`.execute(tx.db);
  return rows.map((row) => row.name);
}
