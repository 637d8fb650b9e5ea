import { t } from '#kernel/language/say.ts';
import { isDay } from '#kernel/local-day.ts';
import { refuse, type Outcome, type Refusal } from '#kernel/problem.ts';
import type { AskedField, Operator } from '#kernel/lists/field-kinds.ts';
import { limits, type Value } from '#kernel/lists/filter.ts';

/** The values of a rule, as many as its operator takes and each of the kind of its field. */
export function readValues(field: AskedField, operator: Operator, raw: unknown, where: string): Outcome<{ values: Value[] }> {
  if (operator === 'null' || operator === 'notNull') return { ok: true, values: [] };
  const given = takesSeveral(operator) ? listOf(raw) : [raw];
  const problem = wrongNumber(operator, given, where);
  if (problem) return problem;
  const values: Value[] = [];
  for (const one of given) {
    const value = readOne(field, one);
    if (value === null) return notOfTheKind(field, one, where);
    values.push(value);
  }
  return { ok: true, values };
}

const isPair = (operator: Operator) => operator === 'between' || operator === 'notBetween';
const takesSeveral = (operator: Operator) => isPair(operator) || operator === 'in' || operator === 'notIn';

/** react-querybuilder writes several values as a list, or as one text with commas. */
function listOf(raw: unknown): unknown[] {
  if (Array.isArray(raw)) return raw;
  return typeof raw === 'string' ? raw.split(',').map((part) => part.trim()) : [raw];
}

function wrongNumber(operator: Operator, given: readonly unknown[], where: string): Refusal | null {
  if (isPair(operator) && given.length !== 2)
    return refuse('invalid', 'not-two-values', t`${given.length} values where two are wanted.`, { where, accepted: t`from and to` });
  if (given.length === 0 || given.length > limits.values)
    return refuse('invalid', 'too-many-values', t`${given.length} values.`, { where, accepted: t`1 to ${limits.values} values` });
  return null;
}

function readOne(field: AskedField, raw: unknown): Value | null {
  switch (field.kind) {
    case 'number':
    case 'money':
      return readNumber(raw);
    case 'moment':
      return typeof raw === 'string' && isDay(raw) ? raw : null;
    case 'flag':
      return typeof raw === 'boolean' ? raw : raw === 'true' ? true : raw === 'false' ? false : null;
    case 'choice':
      return typeof raw === 'string' && isChoice(field, raw) ? raw : null;
    case 'text':
      return typeof raw === 'string' && isText(raw) ? raw : null;
  }
}

function readNumber(raw: unknown): number | null {
  const number = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  return typeof number === 'number' && Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}

const isText = (raw: string) => raw.trim() !== '' && raw.length <= limits.textLength && !raw.includes('\0');
const isChoice = ({ choices }: AskedField, raw: string) => (choices ? choices.some(({ value }) => value === raw) : isText(raw));

function notOfTheKind(field: AskedField, raw: unknown, where: string): Refusal {
  const shown = raw === undefined ? 'nothing' : String(JSON.stringify(raw)).slice(0, 80);
  return refuse('invalid', 'not-of-the-kind', t`${field.label} is not asked about with ${shown}.`, { where, accepted: acceptedOf(field) });
}

function acceptedOf({ kind, choices }: AskedField): string {
  if (choices) return choices.map(({ value }) => value).join(', ');
  const accepted = {
    number: 'a number',
    money: 'a number in whole units of the currency',
    moment: 'a day of the calendar, such as 2026-11-17',
    flag: 'true or false',
    choice: `a text of at most ${limits.textLength} characters`,
    text: `a text of at most ${limits.textLength} characters`,
  };
  return accepted[kind];
}
