import { sql, type RawBuilder } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { compare } from '#platform/lists/compile.ts';
import { choiceField, isFound, momentField, textField, type Containing, type Having } from '#platform/lists/fields.ts';
import type { Bound, List, ListDefinition, ListField, Test } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';
import { readCompany, requirePermission } from '#workspace/public.ts';
import { thingsOfPeople } from '#identity/lists/things-of-people.ts';
import { attributeField } from '#identity/lists/attribute-field.ts';
import { followPeople } from '#identity/lists/follow-people.ts';
import { withholdFields } from '#identity/lists/withhold-fields.ts';
import { onlySeen } from '#identity/own-rows.ts';
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
  isCatchingUp: followPeople.isCatchingUp,
  things: (tx, rowIds) => thingsOfPeople(tx, new Map(rowIds.map((id) => [id, id]))),
};

async function openPeopleList(tx: WorkspaceTx, { caller }: Context): Promise<List> {
  const company = await readCompany(tx);
  const { rows: attributes } = await sql<{ name: string }>`
    select name from entente.attribute_facts where workspace_id = ${tx.workspaceId} order by name`.execute(tx.db);
  const { rows: stages } = await sql<{ name: string }>`
    select name from entente.stage_facts where workspace_id = ${tx.workspaceId} order by position`.execute(tx.db);
  const list: List = {
    from: sql`entente.people_listed l`,
    id: sql`l.person_id`,
    within: sql`l.workspace_id = ${tx.workspaceId}`,
    fields: [...ownFields(tx, stages), ...attributes.map(({ name }) => attributeField(tx, name))],
    columns: ['name', 'email', 'company', 'stage', 'captured', 'wonDeals'],
    searched: (text) => (text.includes('@') ? ['email'] : ['name', 'email']),
    asSearched: searchable,
    timeZone: company?.timeZone ?? 'UTC',
  };
  return onlySeen(tx, caller, withholdFields(caller, list, { email: 'contact-details' }), 'people');
}

function ownFields(tx: WorkspaceTx, stages: readonly { name: string }[]): ListField[] {
  const having = (test: RawBuilder<unknown>) =>
    sql<{ id: number }>`select l.person_id as id from entente.people_listed l where l.workspace_id = ${tx.workspaceId} and ${test}`;
  return [
    nameField(having),
    textField('email', 'Mail', sql`l.email_search`, having, whoseWordsContain),
    {
      ...textField('company', 'Company', sql`l.company_search`, having, whoseWordsContain),
      sort: { key: sql`l.company_search`, kind: 'text' },
    },
    choiceField('stage', 'Stage', sql`l.stage`, { having, choices: stages.map(({ name }) => ({ value: name, label: name })) }),
    momentField('captured', 'Captured', sql`l.captured_at`, having),
    {
      name: 'hasWonDeal',
      label: 'Has a deal won',
      kind: 'flag',
      value: sql`(l.won_deals > 0)`,
      find: (test) => (test.how === 'is' && test.values[0] === true ? having(sql`l.won_deals > 0`) : null),
      isColumn: false,
    },
    countField('wonDeals', 'Deals won', sql`l.won_deals`, having),
    countField('openDeals', 'Open deals', sql`l.open_deals`, having),
    { name: 'known', label: 'Newest', kind: 'number', sort: { key: sql`l.person_id`, kind: 'number' }, isColumn: false },
  ];
}

/** People whose name, mail or company contains a text; as many as could still be few. */
const mostContaining = 30_000;
const whoseWordsContain: Containing = (text) => sql`select id from entente.whose_words_contain('person', ${text}, ${mostContaining}) as id`;

/** A number that most people do not have: its index holds those who do. */
function countField(name: string, label: string, column: RawBuilder<unknown>, having: Having): ListField {
  const isSome = ({ at, isInside }: Bound) => Number(at) > 0 || (Number(at) === 0 && !isInside);
  const find = (test: Test) =>
    test.how === 'range' && test.from && isSome(test.from) ? having(sql`${compare(column, test)} and ${column} > 0`) : null;
  return { name, label, kind: 'number', value: column, find };
}

/** Names are found by the key by which the list is ordered, so that a search reads along it. */
function nameField(having: Having): ListField {
  const asKey = (test: Test): Test => {
    if (test.how === 'is') return { ...test, values: test.values.map((value) => `0${String(value)}`) };
    return test.how === 'begins' ? { ...test, text: `0${test.text}` } : test;
  };
  const passes = (test: Test) => {
    if (test.how === 'nothing') return sql<boolean>`l.name_key >= '1'`;
    return isFound(test)
      ? compare(sql`l.name_key`, asKey(test))
      : compare(sql`case when l.name_key < '1' then substr(l.name_key, 2) end`, test);
  };
  return {
    name: 'name',
    label: 'Name',
    kind: 'text',
    passes,
    find: (test) => {
      if (test.how === 'contains') return whoseWordsContain(test.text);
      return isFound(test) || test.how === 'nothing' ? having(passes(test)) : null;
    },
    sort: { key: sql`l.name_key`, kind: 'text' },
  };
}
