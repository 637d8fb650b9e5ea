import type { MomentColumn, TableMapping } from '../mapping/mapping-schema.ts';
import type { ColumnProfile } from './profile-columns.ts';

type PersonField = 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'title' | 'company';

const fieldNames: [PersonField, RegExp][] = [
  ['email', /^(e-?mail( address)?|mail|contact email|work email)$/i],
  ['firstName', /^(first ?name|given ?name|vorname)$/i],
  ['lastName', /^(last ?name|surname|family ?name|nachname)$/i],
  ['name', /^(name|full ?name|contact( name)?)$/i],
  ['phone', /^(phone( number)?|telephone|mobile( phone)?|tel)$/i],
  ['title', /^(job )?title$|^position$|^role$/i],
  ['company', /^(company( name)?|account( name)?|organi[sz]ation|employer)$/i],
];
const leftOut = /password|token|secret/i;
const won = /won|close|sold|purchase/i;
const keyNames = /(^|[_\s-])(uu|unique[_ ])?id$|record id|^key$|number$/i;

/** A table of people: how they are known, their fields, moments and deals, by the names and contents of the columns. */
export function suggestTable(source: string, timeZone: string, currency: string, profiles: readonly ColumnProfile[]): TableMapping {
  const key = findKey(profiles);
  const fields = findFields(profiles.filter((one) => one !== key));
  const named = new Set<string>([...Object.values(fields).map((field) => field.column), ...(key ? [key.name] : [])]);
  const moments = profiles.filter((one) => one.looksLike === 'moment' && !named.has(one.name));
  const captured = moments.find((one) => !won.test(one.name));
  const closed = moments.find((one) => won.test(one.name));
  const amount = profiles.find((one) => one.looksLike === 'number' && /amount|value|revenue|price/i.test(one.name) && !named.has(one.name));
  const keyColumn = key?.name ?? fields.email?.column ?? profiles[0]!.name;
  const outcome = closed && findOutcome(profiles);
  const hasDeal = closed !== undefined;
  const used = new Set([captured?.name, closed?.name, hasDeal ? amount?.name : undefined]);
  const attributes = profiles.filter((one) => !named.has(one.name) && !used.has(one.name) && isAttribute(one));
  return {
    entente: 1,
    source,
    shape: 'table',
    timeZone,
    person: {
      keys: [{ space: spaceOf(keyColumn), columns: [keyColumn] }],
      ...fields,
      attributes: Object.fromEntries(attributes.map((one) => [one.name, attributeOf(one)])),
    },
    stages: [...(captured ? ['Lead captured'] : []), ...(closed ? ['Won'] : []), ...(outcome?.lost.length ? ['Lost'] : [])],
    ...(captured && { moments: [momentOf(captured, 'captured', 'Lead captured')] }),
    ...(closed && {
      deal: {
        key: [keyColumn],
        currency: { value: currency },
        ...(amount && { amount: { column: amount.name, decimal: decimalOf(amount) } }),
        moments: closings(closed, outcome),
      },
    }),
  };
}

/** How a deal ended is often said in a column of its own; then the day alone does not say that it was won. */
interface Outcome {
  column: string;
  won: string[];
  lost: string[];
}

const wonText = /^(closed[ -]?)?won$|^success(ful)?$|^signed$/i;
const lostText = /^(closed[ -]?)?lost$|^rejected$|^declined$/i;

function findOutcome(profiles: readonly ColumnProfile[]): Outcome | undefined {
  const outcomes = profiles.map(({ name, top }) => ({
    column: name,
    won: top.filter((text) => wonText.test(text)),
    lost: top.filter((text) => lostText.test(text)),
  }));
  return outcomes.find(({ won: texts }) => texts.length > 0);
}

function closings(closed: ColumnProfile, outcome: Outcome | undefined): MomentColumn[] {
  const ended = momentOf(closed, 'won', 'Won');
  if (!outcome) return [ended];
  const { column, won: wins, lost: losses } = outcome;
  const lostMoment: MomentColumn = { ...ended, becomes: 'lost', stage: 'Lost', when: { column, is: losses } };
  return [{ ...ended, when: { column, is: wins } }, ...(losses.length > 0 ? [lostMoment] : [])];
}

/** The column that names each row once: by its name where several do. */
function findKey(profiles: readonly ColumnProfile[]): ColumnProfile | undefined {
  const unique = profiles.filter((one) => one.filledShare === 1 && one.distinct === one.rows && one.looksLike !== 'moment');
  return unique.find((one) => keyNames.test(one.name)) ?? unique.find((one) => one.looksLike !== 'email') ?? unique[0];
}

function findFields(profiles: readonly ColumnProfile[]): Partial<Record<PersonField, { column: string }>> {
  const fields: Partial<Record<PersonField, { column: string }>> = {};
  for (const [field, pattern] of fieldNames) {
    const found = profiles.find((one) => pattern.test(one.name.replaceAll(/[_-]+/g, ' ').trim()));
    if (found) fields[field] = { column: found.name };
  }
  const email = profiles.find((one) => one.looksLike === 'email');
  if (!fields.email && email) fields.email = { column: email.name };
  return fields;
}

/** Attributes are there to divide people by: a column that is nearly empty, or different for everybody, does not. */
function isAttribute(one: ColumnProfile): boolean {
  return (
    one.filledShare >= 0.01 &&
    !leftOut.test(one.name) &&
    one.looksLike !== 'moment' &&
    (one.distinct <= 200 || one.distinct <= one.rows * 0.5)
  );
}

function attributeOf(one: ColumnProfile): { column: string; unanswered?: string[] } {
  const unanswered = one.top.filter((text) => /^(select|n\/?a|none|unknown|-|null)$/i.test(text) && text.toLowerCase() !== 'unknown');
  return { column: one.name, ...(unanswered.length > 0 && { unanswered }) };
}

function momentOf(one: ColumnProfile, becomes: 'captured' | 'won', stage: string): MomentColumn {
  return { column: one.name, format: one.format ?? 'ISO', becomes, stage };
}

function decimalOf(one: ColumnProfile): '.' | ',' {
  return one.top.some((text) => /,\d{1,2}$/.test(text)) ? ',' : '.';
}

/** A name for the space of a key: `mql_id` gives `mql-id`. */
export function spaceOf(column: string): string {
  return (
    column
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'key'
  );
}
