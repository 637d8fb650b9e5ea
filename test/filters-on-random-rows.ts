import fc from 'fast-check';
import { operatorsOf, type FieldKind, type Operator } from '#kernel/lists/field-kinds.ts';
import { dayOf } from '#kernel/local-day.ts';
import { searchable } from '#sources/searchable.ts';

/** A value of a row as a reader sees it: a moment in epoch milliseconds, null where nothing is known. */
export type Known = string | number | boolean | null;

export interface RandomField {
  name: string;
  kind: FieldKind;
  /** What rules ask about: values that rows have, and some that none has. */
  asked: readonly (string | number | boolean)[];
}

export interface RandomRule {
  field: string;
  operator: Operator;
  value: unknown;
}
export interface RandomGroup {
  combinator: 'and' | 'or';
  not: boolean;
  rules: (RandomRule | RandomGroup)[];
}

/** Filters of every shape over these fields, groups within groups. */
export function filtersOn(fields: readonly RandomField[]): fc.Arbitrary<RandomGroup> {
  const rule = fc.oneof(...fields.map(ruleOn));
  const { group } = fc.letrec<{ group: RandomGroup; part: RandomRule | RandomGroup }>((tie) => ({
    part: fc.oneof({ depthSize: 'small', maxDepth: 3, withCrossShrink: true }, rule, tie('group')),
    group: fc.record({
      combinator: fc.constantFrom('and' as const, 'or' as const),
      not: fc.boolean(),
      rules: fc.array(tie('part'), { maxLength: 3 }),
    }),
  }));
  return group;
}

function ruleOn({ name, kind, asked }: RandomField): fc.Arbitrary<RandomRule> {
  const value = fc.constantFrom(...asked);
  return fc.constantFrom(...operatorsOf[kind]).chain((operator) => {
    const some = operator.toLowerCase().includes('between')
      ? fc.tuple(value, value)
      : operator === 'in' || operator === 'notIn'
        ? fc.array(value, { minLength: 1, maxLength: 3 })
        : value;
    return some.map((given) => ({ field: name, operator, value: given }));
  });
}

/** Whether a row passes, read as anybody would read it: no SQL and none of the product's own way to it. */
export function passes(filter: RandomGroup | RandomRule, of: (field: string) => { kind: FieldKind; value: Known }, zone: string): boolean {
  if ('rules' in filter) {
    const each = (part: RandomGroup | RandomRule) => passes(part, of, zone);
    const all = filter.rules.length === 0 || (filter.combinator === 'and' ? filter.rules.every(each) : filter.rules.some(each));
    return filter.not ? !all : all;
  }
  const { kind, value } = of(filter.field);
  const shown =
    value !== null && kind === 'moment'
      ? dayOf(Number(value), zone)
      : kind === 'text' && value !== null
        ? searchable(String(value))
        : value;
  const asked = [filter.value].flat().map((one) => (kind === 'text' ? searchable(String(one)) : one)) as (string | number | boolean)[];
  return says(filter.operator, shown, asked);
}

function says(operator: string, value: Known, asked: readonly (string | number | boolean)[]): boolean {
  const [first, second] = asked as [string, string];
  const text = String(value);
  switch (operator) {
    case 'null':
      return value === null;
    case '=':
      return value === first;
    case 'in':
      return value !== null && asked.includes(value);
    case 'beginsWith':
      return value !== null && text.startsWith(first);
    case 'contains':
      return value !== null && text.includes(first);
    case '<':
      return value !== null && value < first;
    case '<=':
      return value !== null && value <= first;
    case '>':
      return value !== null && value > first;
    case '>=':
      return value !== null && value >= first;
    case 'between':
      return value !== null && value >= first && value <= second;
    default:
      return !says(turned[operator]!, value, asked);
  }
}

const turned: Record<string, Operator> = {
  '!=': '=',
  notIn: 'in',
  doesNotBeginWith: 'beginsWith',
  doesNotContain: 'contains',
  notBetween: 'between',
  notNull: 'null',
};
