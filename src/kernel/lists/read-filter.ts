import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';
import { operatorsOf, type AskedField, type Operator } from '#kernel/lists/field-kinds.ts';
import { limits, type Condition, type Group } from '#kernel/lists/filter.ts';
import { readValues } from '#kernel/lists/read-values.ts';

/** What a filter may ask about. Where a field is gone, its name alone is told. */
export type FindField<Field extends AskedField> = (name: string) => Field | undefined;

interface Reading<Field extends AskedField> {
  find: FindField<Field>;
  accepted: string;
  /** Rules read so far. */
  rules: number;
}

/**
 * Reads a filter in the format of react-querybuilder: `{ combinator, not, rules: [{ field, operator, value }, ...] }`, groups
 * within groups. Whatever it is not sure of it refuses, with the place: `filter.rules[1].value`.
 * @param accepted the names of the fields, for the refusal of another one.
 */
export function readFilter<Field extends AskedField>(
  raw: unknown,
  find: FindField<Field>,
  accepted: readonly string[],
): Outcome<{ condition: Group<Field> }> {
  return readGroup(raw, 'filter', 1, { find, accepted: accepted.join(', '), rules: 0 });
}

function readGroup<Field extends AskedField>(
  raw: unknown,
  where: string,
  depth: number,
  reading: Reading<Field>,
): Outcome<{ condition: Group<Field> }> {
  const group = raw as { combinator?: unknown; not?: unknown; rules?: unknown };
  const problem = notAGroup(group, where, depth);
  if (problem) return problem;
  const parts: Condition<Field>[] = [];
  for (const [at, part] of (group.rules as unknown[]).entries()) {
    const place = `${where}.rules[${at}]`;
    const isInner = typeof part === 'object' && part !== null && 'rules' in part;
    const read = isInner ? readGroup(part, place, depth + 1, reading) : readRule(part, place, reading);
    if (!read.ok) return read;
    parts.push(read.condition);
  }
  return { ok: true, condition: { combinator: group.combinator as 'and' | 'or', isNot: group.not === true, parts } };
}

function notAGroup(group: { combinator?: unknown; not?: unknown; rules?: unknown }, where: string, depth: number): Refusal | null {
  const accepted = `{ "combinator": "and" or "or", "rules": [...] }, and "not": true where it is turned round`;
  if (typeof group !== 'object' || group === null || !Array.isArray(group.rules))
    return refuse('invalid', 'not-a-filter', t`Not a filter.`, { where, accepted });
  if (group.combinator !== 'and' && group.combinator !== 'or')
    return refuse('invalid', 'unknown-combinator', t`Rules are not joined by ${shown(group.combinator)}.`, {
      where: `${where}.combinator`,
      accepted: t`and, or`,
    });
  if (group.not !== undefined && typeof group.not !== 'boolean')
    return refuse('invalid', 'not-a-filter', t`"not" is ${shown(group.not)}.`, { where: `${where}.not`, accepted: t`true or false` });
  if (depth > limits.depth)
    return refuse('invalid', 'filter-too-deep', t`Too many groups within groups.`, { where, accepted: t`at most ${limits.depth} levels` });
  return null;
}

function readRule<Field extends AskedField>(
  raw: unknown,
  where: string,
  reading: Reading<Field>,
): Outcome<{ condition: Condition<Field> }> {
  if (++reading.rules > limits.rules)
    return refuse('invalid', 'filter-too-long', t`Too many rules.`, { where, accepted: t`at most ${limits.rules} rules` });
  const rule = raw as { field?: unknown; operator?: unknown; value?: unknown; valueSource?: unknown };
  if (typeof rule !== 'object' || rule === null || typeof rule.field !== 'string')
    return refuse('invalid', 'not-a-rule', t`Not a rule.`, { where, accepted: `{ "field", "operator", "value" }` });
  if (rule.valueSource !== undefined && rule.valueSource !== 'value')
    return refuse('invalid', 'not-a-rule', t`Fields are compared with values.`, { where: `${where}.valueSource`, accepted: t`value` });
  const field = reading.find(rule.field);
  if (!field)
    return refuse('invalid', 'unknown-field', t`There is no field ${shown(rule.field)}.`, {
      where: `${where}.field`,
      accepted: reading.accepted,
    });
  const operator = operatorsOf[field.kind].find((known) => known === rule.operator);
  if (!operator) return wrongOperator(field, rule.operator, where);
  const read = readValues(field, operator, rule.value, `${where}.value`);
  return read.ok ? { ok: true, condition: { field, operator, values: read.values } } : read;
}

function wrongOperator(field: AskedField, operator: unknown, where: string): Refusal {
  const accepted: readonly Operator[] = operatorsOf[field.kind];
  return refuse('invalid', 'wrong-operator', t`${field.label} is not asked about by ${shown(operator)}.`, {
    where: `${where}.operator`,
    accepted: accepted.join(', '),
  });
}

const shown = (value: unknown) => (value === undefined ? 'nothing' : String(JSON.stringify(value)).slice(0, 80));
