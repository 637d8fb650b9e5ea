import type { EventLogMapping, Mapping, TableMapping } from '#sources/schema.ts';
import { keySpaceFor, logFields, personFields } from '#sources/web/mapping/column-roles.ts';
import type { ColumnRole, EventLogRole, TableRole } from '#sources/web/mapping/column-roles.ts';
import { withTableStages } from '#sources/web/mapping/table-moments.ts';

/** Gives the column another role. A role that only one column can hold leaves the column that had it. */
export function withRole(mapping: Mapping, column: string, role: ColumnRole): Mapping {
  if (mapping.shape === 'event-log') return withEventLogRole(withoutLogColumn(mapping, column), column, role as EventLogRole);
  if (mapping.shape !== 'table') return mapping;
  return withTableStages(withTableRole(withoutTableColumn(mapping, column), column, role as TableRole));
}

function withEventLogRole(mapping: EventLogMapping, column: string, role: EventLogRole): EventLogMapping {
  if (role === 'left-out') return mapping;
  if (role === 'attribute') return { ...mapping, person: withAttribute(mapping.person, column) };
  const log = { ...mapping.log, [role]: column };
  return role === 'case' ? { ...mapping, log, person: withCaseKey(mapping, column) } : { ...mapping, log };
}

function withCaseKey(mapping: EventLogMapping, column: string): EventLogMapping['person'] {
  const space = mapping.person.keys[0]?.space ?? keySpaceFor(column);
  return { ...mapping.person, keys: [{ space, columns: [column] }, ...mapping.person.keys.slice(1)] };
}

function withTableRole(mapping: TableMapping, column: string, role: TableRole): TableMapping {
  const moment = { column, format: 'YYYY-MM-DD', becomes: 'captured', stage: 'Lead captured' } as const;
  const deal = mapping.deal ?? { key: mapping.person?.keys[0]?.columns ?? [] };
  switch (role) {
    case 'left-out':
      return mapping;
    case 'key':
      return { ...mapping, person: withKeyColumn(mapping.person ?? { keys: [] }, column) };
    case 'attribute':
      return { ...mapping, person: withAttribute(mapping.person ?? { keys: [] }, column) };
    case 'moment':
      return { ...mapping, moments: [...(mapping.moments ?? []), moment] };
    case 'deal-name':
      return { ...mapping, deal: { ...deal, name: { column } } };
    case 'deal-amount':
      return { ...mapping, deal: { ...deal, amount: { column, decimal: '.' } } };
    case 'deal-currency':
      return { ...mapping, deal: { ...deal, currency: { column } } };
    case 'deal-moment':
      return { ...mapping, deal: { ...deal, moments: [...(deal.moments ?? []), { ...moment, becomes: 'won', stage: 'Won' }] } };
    case 'name':
    case 'firstName':
    case 'lastName':
    case 'email':
    case 'phone':
    case 'title':
    case 'company':
      return { ...mapping, person: { keys: [], ...mapping.person, [role]: { column } } };
  }
}

function withKeyColumn(person: TablePerson, column: string): TablePerson {
  const [first, ...others] = person.keys;
  const key = first ? { ...first, columns: [...first.columns, column] } : { space: keySpaceFor(column), columns: [column] };
  return { ...person, keys: [key, ...others] };
}

type TablePerson = NonNullable<TableMapping['person']>;

function withAttribute<Person extends EventLogMapping['person'] | TablePerson>(person: Person, column: string): Person {
  return { ...person, attributes: { ...person.attributes, [column]: { column } } };
}

/** The mapping as if the file had no such column. */
function withoutLogColumn(mapping: EventLogMapping, column: string): EventLogMapping {
  const log = { ...mapping.log };
  for (const field of logFields) {
    if (log[field] !== column) continue;
    if (field === 'case' || field === 'activity' || field === 'moment') log[field] = '';
    else delete log[field];
  }
  return { ...mapping, log, person: withoutAttribute(mapping.person, column) };
}

function withoutTableColumn(mapping: TableMapping, column: string): TableMapping {
  const person = withoutAttribute<TablePerson>({ keys: [], ...mapping.person }, column);
  for (const field of personFields) if (person[field]?.column === column) delete person[field];
  person.keys = person.keys
    .map((key) => ({ ...key, columns: key.columns.filter((name) => name !== column) }))
    .filter((key) => key.columns.length > 0);
  const moments = mapping.moments?.filter((moment) => moment.column !== column);
  const changed = { ...mapping, person, ...(moments && { moments }) };
  return mapping.deal ? withDealOrNone(changed, withoutDealColumn(mapping.deal, column)) : changed;
}

type Deal = NonNullable<TableMapping['deal']>;

function withoutDealColumn(deal: Deal, column: string): Deal {
  const { name, amount, currency, moments, ...rest } = deal;
  return {
    ...rest,
    ...(name && name.column !== column && { name }),
    ...(amount && amount.column !== column && { amount }),
    ...(currency && !('column' in currency && currency.column === column) && { currency }),
    ...(moments && { moments: moments.filter((moment) => moment.column !== column) }),
  };
}

/** A deal of which no name, amount, currency or moment is left is no deal. */
function withDealOrNone(mapping: TableMapping, deal: Deal): TableMapping {
  const { deal: _before, ...rest } = mapping;
  const isOne = deal.name || deal.amount || deal.moments?.length || (deal.currency && 'column' in deal.currency);
  return isOne ? { ...rest, deal } : rest;
}

function withoutAttribute<Person extends EventLogMapping['person'] | TablePerson>(person: Person, column: string): Person {
  const kept = Object.entries(person.attributes ?? {}).filter(([, attribute]) => attribute.column !== column);
  return { ...person, attributes: Object.fromEntries(kept) };
}
