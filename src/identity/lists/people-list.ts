import { sql, type RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { compare } from '#platform/lists/compile.ts';
import type { List, ListDefinition, ListField, Test } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';
import { readCompany, requirePermission } from '#workspace/public.ts';
import { attributeField } from '#identity/lists/attribute-field.ts';
import { isPeopleListMade, peopleListListeners } from '#identity/lists/follow-people.ts';
import { readPeopleRows } from '#identity/lists/people-rows.ts';

/** Everybody the sources know who is a person of their own: by name, mail, company, what sources say, stage and deals. */
export const peopleList: ListDefinition = {
  name: 'people',
  idKind: 'person',
  sort: 'name',
  mayRead: (context) => requirePermission(context, 'people.read'),
  mayExport: (context) => requirePermission(context, 'data.export'),
  open: openPeopleList,
  rows: readPeopleRows,
  isCatchingUp: isPeopleListCatchingUp,
};

async function openPeopleList(tx: WorkspaceTx): Promise<List> {
  const company = await readCompany(tx);
  const { rows: attributes } = await sql<{ name: string }>`
    select name from entente.attribute_facts where workspace_id = ${tx.workspaceId} order by name`.execute(tx.db);
  const { rows: stages } = await sql<{ name: string }>`
    select name from entente.stage_facts where workspace_id = ${tx.workspaceId} order by position`.execute(tx.db);
  return {
    from: sql`entente.people_listed l`,
    id: sql`l.person_id`,
    within: sql`l.workspace_id = ${tx.workspaceId}`,
    fields: [...ownFields(tx, stages), ...attributes.map(({ name }) => attributeField(tx, name))],
    columns: ['name', 'email', 'company', 'stage', 'captured', 'wonDeals'],
    searched: (text) => (text.includes('@') ? ['email'] : ['name', 'email']),
    asSearched: searchable,
    timeZone: company?.timeZone ?? 'UTC',
  };
}

function ownFields(tx: WorkspaceTx, stages: readonly { name: string }[]): ListField[] {
  const having = (test: RawBuilder<unknown>) =>
    sql<{ id: number }>`select l.person_id as id from entente.people_listed l where l.workspace_id = ${tx.workspaceId} and ${test}`;
  return [
    nameField(having),
    textField('email', 'Mail', sql`l.email_search`, having),
    { ...textField('company', 'Company', sql`l.company_search`, having), sort: { key: sql`l.company_search`, kind: 'text' } },
    {
      name: 'stage',
      label: 'Stage',
      kind: 'choice',
      choices: stages.map(({ name }) => ({ value: name, label: name })),
      value: sql`l.stage`,
      find: (test) => (test.how === 'is' ? having(compare(sql`l.stage`, test)) : null),
    },
    capturedField(having),
    {
      name: 'hasWonDeal',
      label: 'Has a deal won',
      kind: 'flag',
      value: sql`(l.won_deals > 0)`,
      find: (test) => (test.how === 'is' && test.values[0] === true ? having(sql`l.won_deals > 0`) : null),
      isColumn: false,
    },
    { name: 'wonDeals', label: 'Deals won', kind: 'number', value: sql`l.won_deals` },
    { name: 'openDeals', label: 'Open deals', kind: 'number', value: sql`l.open_deals` },
    { name: 'known', label: 'Newest', kind: 'number', sort: { key: sql`l.person_id`, kind: 'number' }, isColumn: false },
  ];
}

type Having = (test: RawBuilder<unknown>) => RawBuilder<{ id: number }>;

const isFound = (test: Test) => test.how === 'is' || test.how === 'begins';

/** '' is nothing: of a text that an index holds as it is. */
function textField(name: string, label: string, column: RawBuilder<unknown>, having: Having): ListField {
  return {
    name,
    label,
    kind: 'text',
    passes: (test) => (isFound(test) ? compare(column, test) : compare(sql`nullif(${column}, '')`, test)),
    find: (test) => (isFound(test) ? having(compare(column, test)) : null),
  };
}

/** Names are found by the key by which the list is ordered, so that a search reads along it. */
function nameField(having: Having): ListField {
  const asKey = (test: Test): Test => {
    if (test.how === 'is') return { ...test, values: test.values.map((value) => `0${String(value)}`) };
    return test.how === 'begins' ? { ...test, text: `0${test.text}` } : test;
  };
  return {
    name: 'name',
    label: 'Name',
    kind: 'text',
    passes: (test) => (isFound(test) ? compare(sql`l.name_key`, asKey(test)) : compare(sql`nullif(l.name_search, '')`, test)),
    find: (test) => (isFound(test) ? having(compare(sql`l.name_key`, asKey(test))) : null),
    sort: { key: sql`l.name_key`, kind: 'text' },
  };
}

function capturedField(having: Having): ListField {
  const passes = (test: Test) =>
    test.how === 'nothing'
      ? sql<boolean>`l.captured_at = '-infinity'`
      : sql<boolean>`${compare(sql`l.captured_at`, test)} and l.captured_at > '-infinity'`;
  return {
    name: 'captured',
    label: 'Captured',
    kind: 'moment',
    passes,
    find: (test) => (test.how === 'range' ? having(passes(test)) : null),
    sort: { key: sql`l.captured_at`, kind: 'moment' },
  };
}

const listeners = peopleListListeners.map((listener) => listener.name);

/** Whether something that was imported is not in the list yet. */
async function isPeopleListCatchingUp(tx: WorkspaceTx): Promise<boolean> {
  const { rows } = await sql<{ isBehind: boolean }>`
    select exists (select 1 from directory.deliveries
      where workspace_id = ${tx.workspaceId} and state = 'due' and listener = any(${listeners}::text[])) as "isBehind"`.execute(tx.db);
  if (rows[0]!.isBehind) return true;
  if (await isPeopleListMade(tx)) return false;
  const known = await sql`select 1 from entente.people where workspace_id = ${tx.workspaceId} limit 1`.execute(tx.db);
  return known.rows.length > 0;
}
