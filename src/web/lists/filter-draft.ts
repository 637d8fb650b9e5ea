import { t } from '@lingui/core/macro';
import type { FieldOnWire } from '#kernel/lists/answers.ts';
import type { FieldKind, Operator } from '#kernel/lists/field-kinds.ts';

// A filter as it is written in the page, in the format of react-querybuilder.

export interface DraftRule {
  field: string;
  operator: string;
  value: unknown;
}
export interface DraftGroup {
  combinator: 'and' | 'or';
  not?: boolean;
  rules: (DraftRule | DraftGroup)[];
}

export const isDraftGroup = (part: DraftRule | DraftGroup): part is DraftGroup => 'rules' in part;
export const noFilter: DraftGroup = { combinator: 'and', rules: [] };

/** The filter of an address; an address that somebody broke asks nothing. */
export function readDraft(text: string | undefined): DraftGroup {
  try {
    const read = JSON.parse(text ?? '') as DraftGroup;
    return Array.isArray(read.rules) ? read : noFilter;
  } catch {
    return noFilter;
  }
}

/** undefined where nothing is asked, so that addresses stay short. */
export function writeDraft(group: DraftGroup): string | undefined {
  return countRules(group) === 0 ? undefined : JSON.stringify(group);
}

export function countRules(group: DraftGroup): number {
  return group.rules.reduce((sum, part) => sum + (isDraftGroup(part) ? countRules(part) : 1), 0);
}

const words: Readonly<Record<Operator, string>> = {
  '=': t({ message: 'is', context: 'operator' }),
  '!=': t`is not`,
  '<': t`is less than`,
  '<=': t`is at most`,
  '>': t`is more than`,
  '>=': t`is at least`,
  between: t`is between`,
  notBetween: t`is not between`,
  beginsWith: t`begins with`,
  doesNotBeginWith: t`does not begin with`,
  contains: t({ message: 'contains', context: 'operator' }),
  doesNotContain: t`does not contain`,
  in: t`is one of`,
  notIn: t`is none of`,
  null: t`is not known`,
  notNull: t`is known`,
};
const momentWords: Partial<Record<Operator, string>> = {
  '=': t`is on`,
  '!=': t`is not on`,
  '<': t`is before`,
  '<=': t`is on or before`,
  '>': t`is after`,
  '>=': t`is on or after`,
};

export function operatorWords(kind: FieldKind, operator: string): string {
  return (kind === 'moment' && momentWords[operator as Operator]) || (words[operator as Operator] ?? operator);
}

export const takesNone = (operator: string) => operator === 'null' || operator === 'notNull';
export const takesTwo = (operator: string) => operator === 'between' || operator === 'notBetween';
export const takesMany = (operator: string) => operator === 'in' || operator === 'notIn';

/** A rule on a field that was just chosen: its first operator, and a value where one goes without saying. */
export function freshRule(field: FieldOnWire): DraftRule {
  const operator = field.kind === 'text' ? 'beginsWith' : (field.operators[0] ?? '=');
  return { field: field.name, operator, value: freshValue(field, operator) };
}

export function freshValue(field: FieldOnWire, operator: string): unknown {
  if (field.kind === 'flag') return true;
  if (takesMany(operator)) return [];
  if (takesTwo(operator)) return ['', ''];
  return field.choices?.[0]?.value ?? '';
}

/** Whether a rule says what it asks for: what is not finished is not asked. */
export function isFinished({ operator, value }: DraftRule): boolean {
  if (takesNone(operator) || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.length > 0 && value.every((one) => String(one).trim() !== '');
  return String(value ?? '').trim() !== '';
}

/** Without what is not finished, and without groups that are empty then. */
export function finished(group: DraftGroup): DraftGroup {
  const rules = group.rules.flatMap((part): (DraftRule | DraftGroup)[] => {
    if (!isDraftGroup(part)) return isFinished(part) ? [part] : [];
    const inner = finished(part);
    return inner.rules.length > 0 ? [inner] : [];
  });
  return { combinator: group.combinator, ...(group.not && { not: true }), rules };
}

/** One sentence: what a filter asks. Of a field that is gone, its name. */
export function filterWords(group: DraftGroup, fields: readonly FieldOnWire[], isInner = false): string {
  const [first = '', ...parts] = group.rules.map((part) =>
    isDraftGroup(part) ? filterWords(part, fields, true) : ruleWords(part, fields),
  );
  const joined = parts.reduce((said, part) => (group.combinator === 'and' ? t`${said}, and ${part}` : t`${said}, or ${part}`), first);
  if (group.not) return t`not (${joined})`;
  return isInner && group.rules.length > 1 ? `(${joined})` : joined;
}

function ruleWords({ field: name, operator, value }: DraftRule, fields: readonly FieldOnWire[]): string {
  const field = fields.find((one) => one.name === name);
  const called = field?.label ?? name;
  if (field?.kind === 'flag') return value === (operator === '=') ? called : t`not: ${called}`;
  const label = (one: unknown) => field?.choices?.find((choice) => choice.value === one)?.label ?? String(one);
  const says = `${called} ${operatorWords(field?.kind ?? 'text', operator)}`;
  if (takesNone(operator)) return says;
  const values = Array.isArray(value) ? value.map(label) : [label(value)];
  const quoted = field?.kind === 'text' || field?.kind === 'choice' ? values.map((one) => t`“${one}”`) : values;
  const [from = '', to = ''] = quoted;
  return `${says} ${takesTwo(operator) ? t`${from} and ${to}` : quoted.join(', ')}`;
}
