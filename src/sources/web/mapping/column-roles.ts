import type { EventLogMapping, Mapping, TableMapping } from '#sources/schema.ts';

/** What one column of the file becomes: the values of the select beside it. */
export type ColumnRole = EventLogRole | TableRole;
export type EventLogRole = LogField | 'attribute' | 'left-out';
export type LogField = 'case' | 'activity' | 'lifecycle' | 'moment' | 'actor' | 'order';
export type PersonField = 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'title' | 'company';
export type TableRole =
  | 'key'
  | PersonField
  | 'attribute'
  | 'moment'
  | 'deal-name'
  | 'deal-amount'
  | 'deal-currency'
  | 'deal-moment'
  | 'left-out';

export const logFields: readonly LogField[] = ['case', 'activity', 'lifecycle', 'moment', 'actor', 'order'];
export const personFields: readonly PersonField[] = ['name', 'firstName', 'lastName', 'email', 'phone', 'title', 'company'];

/** The choices for a column in the order of the select, with the words on the screen. */
export function roleChoices(shape: Mapping['shape']): readonly { role: ColumnRole; label: string }[] {
  return shape === 'event-log' ? eventLogChoices : tableChoices;
}

const eventLogChoices: readonly { role: EventLogRole; label: string }[] = [
  { role: 'case', label: 'Whose event it is (key)' },
  { role: 'activity', label: 'What happened' },
  { role: 'lifecycle', label: 'Phase of it, as scheduled or started' },
  { role: 'moment', label: 'When it happened' },
  { role: 'actor', label: 'Who did it' },
  { role: 'order', label: 'Order of equal moments' },
  { role: 'attribute', label: 'Person, attribute' },
  { role: 'left-out', label: 'Leave out' },
];

const tableChoices: readonly { role: TableRole; label: string }[] = [
  { role: 'key', label: 'Person, key' },
  { role: 'name', label: 'Person, full name' },
  { role: 'firstName', label: 'Person, first name' },
  { role: 'lastName', label: 'Person, last name' },
  { role: 'email', label: 'Person, mail' },
  { role: 'phone', label: 'Person, phone' },
  { role: 'title', label: 'Person, title' },
  { role: 'company', label: 'Person, company' },
  { role: 'attribute', label: 'Person, attribute' },
  { role: 'moment', label: 'Person, moment' },
  { role: 'deal-name', label: 'Deal, name' },
  { role: 'deal-amount', label: 'Deal, amount' },
  { role: 'deal-currency', label: 'Deal, currency' },
  { role: 'deal-moment', label: 'Deal, moment' },
  { role: 'left-out', label: 'Leave out' },
];

/** What the column becomes under this mapping. A key that is also something else shows as the key. */
export function roleOf(mapping: Mapping, column: string): ColumnRole {
  if (mapping.shape === 'event-log') return eventLogRoleOf(mapping, column);
  return mapping.shape === 'table' ? tableRoleOf(mapping, column) : 'left-out';
}

function eventLogRoleOf(mapping: EventLogMapping, column: string): EventLogRole {
  const field = logFields.find((name) => mapping.log[name] === column);
  return field ?? (isAttribute(mapping, column) ? 'attribute' : 'left-out');
}

function tableRoleOf(mapping: TableMapping, column: string): TableRole {
  if (mapping.person?.keys.some((key) => key.columns.includes(column))) return 'key';
  const field = personFields.find((name) => mapping.person?.[name]?.column === column);
  if (field) return field;
  if (mapping.moments?.some((moment) => moment.column === column)) return 'moment';
  if (mapping.deal?.moments?.some((moment) => moment.column === column)) return 'deal-moment';
  if (mapping.deal?.name?.column === column) return 'deal-name';
  if (mapping.deal?.amount?.column === column) return 'deal-amount';
  if (mapping.deal?.currency && 'column' in mapping.deal.currency && mapping.deal.currency.column === column) return 'deal-currency';
  return isAttribute(mapping, column) ? 'attribute' : 'left-out';
}

function isAttribute(mapping: EventLogMapping | TableMapping, column: string): boolean {
  return Object.values(mapping.person?.attributes ?? {}).some((attribute) => attribute.column === column);
}

/** A name for a key that nobody has named yet: `mql_id` gives `mql-id`. */
export function keySpaceFor(column: string): string {
  return (
    column
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'key'
  );
}
