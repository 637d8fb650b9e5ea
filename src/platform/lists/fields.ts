import { sql, type RawBuilder } from 'kysely';
import { compare } from '#platform/lists/compile.ts';
import type { ListField, Test } from '#platform/lists/list.ts';

/** A query of the ids of the rows of which something holds. */
export type Having = (test: RawBuilder<unknown>) => RawBuilder<{ id: number }>;

export const isFound = (test: Test): boolean => test.how === 'is' || test.how === 'begins';

/** Whose words contain a text, and perhaps some others: among them are all of whom a field does. */
export type Containing = (text: string) => RawBuilder<{ id: number }>;

/** A text of a column that has an index; '' where nothing is known. */
export function textField(name: string, label: string, column: RawBuilder<unknown>, having: Having, containing?: Containing): ListField {
  const passes = (test: Test) => {
    if (test.how === 'nothing') return sql<boolean>`${column} = ''`;
    return isFound(test) ? compare(column, test) : compare(sql`nullif(${column}, '')`, test);
  };
  return {
    name,
    label,
    kind: 'text',
    passes,
    find: (test) => {
      if (test.how === 'contains') return containing?.(test.text) ?? null;
      return isFound(test) || test.how === 'nothing' ? having(passes(test)) : null;
    },
  };
}

/** One of some words; null where nothing is known. */
export function choiceField(
  name: string,
  label: string,
  column: RawBuilder<unknown>,
  given: { having?: Having; choices?: ListField['choices'] },
): ListField {
  const { having, choices } = given;
  return {
    name,
    label,
    kind: 'choice',
    choices,
    value: column,
    find: (test) => (having && test.how === 'is' ? having(compare(column, test)) : null),
  };
}

/** A moment of a column that has an index; -infinity where nobody says when. */
export function momentField(name: string, label: string, column: RawBuilder<unknown>, having: Having): ListField {
  const passes = (test: Test) =>
    test.how === 'nothing' ? sql<boolean>`${column} = '-infinity'` : sql<boolean>`${compare(column, test)} and ${column} > '-infinity'`;
  return {
    name,
    label,
    kind: 'moment',
    passes,
    find: (test) => (test.how === 'range' ? having(passes(test)) : null),
    sort: { key: column, kind: 'moment' },
  };
}

/** A size of a column that has an index; -1 where nothing is known, where the field says so. */
export function sizeField(
  name: string,
  label: string,
  column: RawBuilder<unknown>,
  more: Partial<Pick<ListField, 'kind' | 'unit'>> & { hasUnknown?: boolean } = {},
): ListField {
  const { hasUnknown = false, ...rest } = more;
  const value = hasUnknown ? sql`nullif(${column}, -1)` : column;
  return { name, label, kind: 'number', value, sort: { key: column, kind: 'number' }, ...rest };
}
