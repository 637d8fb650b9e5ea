import type { Operator } from '#kernel/lists/field-kinds.ts';
import type { Rule } from '#kernel/lists/filter.ts';
import { endOfDay, startOfDay } from '#kernel/local-day.ts';
import { opposites, type Comparable, type List, type ListField, type Test } from '#platform/lists/list.ts';

/** What a rule tests, and whether it is turned round. */
export interface ReadTest {
  test: Test;
  isNot: boolean;
}

/** A rule as a test of one value: days become the moments between which they lie, texts are written as they are searched. */
export function readTest(rule: Rule<ListField>, list: Pick<List, 'asSearched' | 'timeZone'>): ReadTest {
  const { field, operator, values } = rule;
  const positive = opposites[operator] ?? operator;
  const isNot = positive !== operator;
  if (positive === 'null') return { test: { how: 'nothing' }, isNot };
  const isText = field.kind === 'text';
  const asked = isText ? values.map((value) => list.asSearched(String(value))) : values;
  if (isText || field.kind === 'choice' || field.kind === 'flag') return { test: wordTest(positive, asked), isNot };
  const bounds = field.kind === 'moment' ? daysAsked(positive, values as string[], list.timeZone) : sizesAsked(positive, values);
  return { test: { how: 'range', ...bounds }, isNot };
}

function wordTest(operator: Operator, values: readonly Comparable[]): Test {
  if (operator === 'beginsWith') return { how: 'begins', text: String(values[0]) };
  if (operator === 'contains') return { how: 'contains', text: String(values[0]) };
  return { how: 'is', values };
}

type Range = Pick<Extract<Test, { how: 'range' }>, 'from' | 'to'>;

function sizesAsked(operator: Operator, values: readonly Comparable[]): Range {
  const [first, last = first] = values as [Comparable, Comparable?];
  const from = { at: first, isInside: operator !== '>' };
  const to = { at: last, isInside: operator !== '<' };
  if (operator === '<' || operator === '<=') return { from: null, to };
  return operator === '>' || operator === '>=' ? { from, to: null } : { from, to };
}

/** A day is asked about as a whole: before it, on it, after it. */
function daysAsked(operator: string, days: readonly string[], timeZone: string): Range {
  const [first, last = first] = days as [string, string?];
  const start = { at: new Date(startOfDay(first, timeZone)), isInside: true };
  const over = (day: string) => new Date(endOfDay(day, timeZone));
  switch (operator) {
    case '<':
      return { from: null, to: { at: start.at, isInside: false } };
    case '<=':
      return { from: null, to: { at: over(first), isInside: false } };
    case '>':
      return { from: { at: over(first), isInside: true }, to: null };
    case '>=':
      return { from: start, to: null };
    default:
      return { from: start, to: { at: over(last), isInside: false } };
  }
}
