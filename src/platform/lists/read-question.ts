import { t } from '#kernel/language/say.ts';
import { isGroup, type Condition, type Group } from '#kernel/lists/filter.ts';
import { readFilter } from '#kernel/lists/read-filter.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { List, ListField, Sort } from '#platform/lists/list.ts';

/** What somebody asks of a list, as it stands in an address. */
export interface Question {
  filter?: string | undefined;
  search?: string | undefined;
}

const everything: Group<ListField> = { combinator: 'and', isNot: false, parts: [] };

/**
 * The conditions to try, one after the other, until one finds something: a search looks through the names, and where nobody's begins
 * so, through the mail addresses.
 */
export function readConditions(list: List, { filter, search }: Question): Outcome<{ conditions: Group<ListField>[] }> {
  const read = filter === undefined || filter === '' ? { ok: true as const, condition: everything } : readJson(list, filter);
  if (!read.ok) return read;
  const withheld = withheldIn(read.condition);
  if (withheld) return refuseWithheld(withheld, 'filter');
  const text = list.asSearched(search ?? '');
  if (text === '') return { ok: true, conditions: [read.condition] };
  const all = list.searched(text).map((name) => list.fields.find((one) => one.name === name)!);
  const seen = all.filter((field) => !field.withheld);
  if (all[0] && seen.length === 0) return refuseWithheld(all[0], 'search');
  const conditions = seen.map((field): Group<ListField> => {
    return { combinator: 'and', isNot: false, parts: [{ field, operator: 'beginsWith', values: [text] }, read.condition] };
  });
  return { ok: true, conditions };
}

function readJson(list: List, text: string): Outcome<{ condition: Group<ListField> }> {
  const asked = list.fields.filter((field) => field.value ?? field.passes);
  const names = asked.map((field) => field.name);
  try {
    return readFilter(JSON.parse(text), (name) => asked.find((field) => field.name === name), names);
  } catch {
    return refuse('invalid', 'not-json', t`The filter is not JSON.`, { where: 'filter', accepted: '{"combinator":"and","rules":[]}' });
  }
}

/** The first field of a condition that whoever asks does not see: which rows pass would tell what stands in it. */
function withheldIn(condition: Condition<ListField>): ListField | undefined {
  if (!isGroup(condition)) return condition.field.withheld ? condition.field : undefined;
  return condition.parts.map(withheldIn).find((field) => field !== undefined);
}

export function refuseWithheld({ label, withheld }: ListField, where: string) {
  const message = t`${label} belongs to the ${withheld} that your role does not see: it neither filters nor sorts by them.`;
  return refuse('forbidden', 'withheld', message, { where, accepted: t`a field that you see` });
}

/** `captured` or `-captured`. */
export function readSort(list: List, text: string): Outcome<{ sort: Sort }> {
  const field = text.replace(/^-/, '');
  const withheld = list.fields.find((one) => one.name === field && one.withheld);
  if (withheld) return refuseWithheld(withheld, 'sort');
  const sortable = list.fields.filter((one) => one.sort && !one.withheld).map((one) => one.name);
  if (sortable.includes(field)) return { ok: true, sort: { field, direction: text.startsWith('-') ? 'desc' : 'asc' } };
  const accepted = t`${sortable.join(', ')}; with a - in front the other way round`;
  return refuse('invalid', 'not-sortable', t`The list is not ordered by ${field}.`, { where: 'sort', accepted });
}

/** Columns that there are, in the order asked for; those of the list where none is. What is gone is left out. */
export function readColumns(list: List, asked: string | string[] | undefined): string[] {
  const names = (Array.isArray(asked) ? asked : asked?.split(',')) ?? list.columns;
  const known = new Set(list.fields.filter((field) => field.isColumn !== false).map((field) => field.name));
  const found = [...new Set(names)].filter((name) => known.has(name));
  return found.length > 0 ? found : [...list.columns];
}
