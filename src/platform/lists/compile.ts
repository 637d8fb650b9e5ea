import { sql, type RawBuilder } from 'kysely';
import { isGroup, type Condition } from '#kernel/lists/filter.ts';
import type { Bound, List, ListField, Test } from '#platform/lists/list.ts';
import { readTest } from '#platform/lists/read-test.ts';

/** The last code point: nothing that begins so sorts behind it. */
const beyond = '\u{10FFFF}';

/**
 * A filter as SQL. What is not known is equal to nothing, so that "is not" lets it through; wherever something is turned round, null
 * is made false first. Elsewhere it stays: the planner sees through a bare comparison to its index.
 */
export function compile(condition: Condition<ListField>, list: List, isInNot = false): RawBuilder<boolean> {
  if (!isGroup(condition)) {
    const { test, isNot } = readTest(condition, list);
    const { value, passes } = condition.field;
    const bare = passes ? passes(test) : compare(value!, test);
    if (isNot) return sql`not coalesce(${bare}, false)`;
    return isInNot ? sql`coalesce(${bare}, false)` : sql`(${bare})`;
  }
  const parts = condition.parts.map((part) => compile(part, list, isInNot || condition.isNot));
  // An empty group asks nothing.
  const whole = parts.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(parts, sql.raw(` ${condition.combinator} `))})`;
  return condition.isNot ? sql`not ${whole}` : whole;
}

/**
 * Whether a value passes, null where there is none. Equality and range operators under collate "C" only, which are leakproof:
 * row-level security lets them use their index.
 */
export function compare(value: RawBuilder<unknown>, test: Test): RawBuilder<boolean> {
  switch (test.how) {
    case 'is':
      return test.values.length === 1 ? sql`${value} = ${test.values[0]}` : sql`${value} in (${sql.join([...test.values])})`;
    case 'begins':
      return sql`${value} >= ${test.text} and ${value} < ${test.text + beyond}`;
    case 'contains':
      return sql`strpos(${value}, ${test.text}) > 0`;
    case 'range':
      return sql`${bound(value, test.from, '>')} and ${bound(value, test.to, '<')}`;
    case 'nothing':
      return sql`${value} is null`;
  }
}

function bound(value: RawBuilder<unknown>, given: Bound | null, sign: '<' | '>'): RawBuilder<boolean> {
  if (!given) return sql`${value} is not null`;
  return sql`${value} ${sql.raw(given.isInside ? `${sign}=` : sign)} ${given.at}`;
}
