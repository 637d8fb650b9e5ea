import type { AskedField, Operator } from '#kernel/lists/field-kinds.ts';

/** What is asked of the rows of a list, read and found to be sound. */
export type Condition<Field extends AskedField = AskedField> = Group<Field> | Rule<Field>;

export interface Group<Field extends AskedField = AskedField> {
  combinator: 'and' | 'or';
  isNot: boolean;
  parts: readonly Condition<Field>[];
}

export interface Rule<Field extends AskedField = AskedField> {
  field: Field;
  operator: Operator;
  /** As many as the operator takes: texts as typed, whole numbers, days of the calendar, true or false. */
  values: readonly Value[];
}

export type Value = string | number | boolean;

export const isGroup = <Field extends AskedField>(condition: Condition<Field>): condition is Group<Field> => 'parts' in condition;

/** How much one filter may ask. */
export const limits = { depth: 6, rules: 50, values: 100, textLength: 200 } as const;
