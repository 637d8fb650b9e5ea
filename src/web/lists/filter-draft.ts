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
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  between: 'is between',
  notBetween: 'is not between',
  beginsWith: 'begins with',
  doesNotBeginWith: 'does not begin with',
  contains: 'contains',
  doesNotContain: 'does not contain',
  in: 'is one of',
  notIn: 'is none of',
  null: 'is not known',
  notNull: 'is known',
};
const momentWords: Partial<Record<Operator, string>> = {
  '=': 'is on',
  '!=': 'is not on',
  '<': 'is before',
  '<=': 'is on or before',
  '>': 'is after',
  '>=': 'is on or after',
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
  const parts = group.rules.map((part) => (isDraftGroup(part) ? filterWords(part, fields, true) : ruleWords(part, fields)));
  const joined = parts.join(group.combinator === 'and' ? ', and ' : ', or ');
  if (group.not) return `not (${joined})`;
  return isInner && parts.length > 1 ? `(${joined})` : joined;
}

function ruleWords({ field: name, operator, value }: DraftRule, fields: readonly FieldOnWire[]): string {
  const field = fields.find((one) => one.name === name);
  if (field?.kind === 'flag') return value === (operator === '=') ? field.label : `not: ${field.label}`;
  const label = (one: unknown) => field?.choices?.find((choice) => choice.value === one)?.label ?? String(one);
  const says = `${field?.label ?? name} ${operatorWords(field?.kind ?? 'text', operator)}`;
  if (takesNone(operator)) return says;
  const values = Array.isArray(value) ? value.map(label) : [label(value)];
  const quoted = field?.kind === 'text' || field?.kind === 'choice' ? values.map((one) => `“${one}”`) : values;
  return `${says} ${quoted.join(takesTwo(operator) ? ' and ' : ', ')}`;
}
