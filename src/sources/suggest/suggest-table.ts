import type { TableMapping } from '../mapping/mapping-schema.ts';
import { nounOf, spaceOf, wordsOf } from './name-words.ts';
import { attributesOf, createPicker, findKey, isMoment, isText, stampOf, amountOf, type ColumnPicker } from './pick-columns.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { closingsOf, findOutcome, suggestDeal, takeAmount, takeClosing } from './suggest-deal.ts';

type PersonField = 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'title' | 'company';

const fieldNames: [PersonField, RegExp][] = [
  ['email', /^(e ?mail( address)?|mail|contact e ?mail|work e ?mail)$/],
  ['firstName', /^(first( ?name)?|given ?name|vorname)$/],
  ['lastName', /^(last( ?name)?|surname|family ?name|nachname)$/],
  ['name', /^(name|full ?name|contact( name)?)$/],
  ['phone', /^(phone( number)?|telephone|mobile( phone)?|tel|telefon)$/],
  ['title', /^(job )?title$|^position$|^role$/],
  ['company', /^(company( name)?|account( name)?|organi[sz]ation|employer|firma)$/],
];

/** What every suggestion for a table begins with. */
export interface TableBasis {
  source: string;
  timeZone: string;
  currency: string;
}

/** A table of people, or of deals, by the names and contents of its columns. */
export function suggestTable({ source, timeZone, currency }: TableBasis, profiles: readonly ColumnProfile[]): TableMapping {
  const start = { entente: 1, source, shape: 'table', timeZone } as const;
  const key = findKey(profiles);
  return key && isOfDeals(key, profiles)
    ? { ...start, ...dealsOf(key, profiles, currency) }
    : { ...start, ...peopleOf(key, profiles, currency) };
}

/** Rows are deals where their key says so, or where they have outcomes and nothing of a person. */
function isOfDeals(key: ColumnProfile, profiles: readonly ColumnProfile[]): boolean {
  const noun = nounOf(key.name);
  return noun === 'deal' || (noun !== 'person' && findOutcome(profiles) !== undefined && !hasPerson(profiles));
}

export function hasPerson(profiles: readonly ColumnProfile[]): boolean {
  return hasNames(profiles) || profiles.some((one) => one.looksLike === 'email');
}

export function hasNames(profiles: readonly ColumnProfile[]): boolean {
  return profiles.some((one) => /^(first|last|full|sur|family|given) ?name$|^vorname$|^nachname$/.test(wordsOf(one.name)));
}

type Parts = Omit<TableMapping, 'entente' | 'source' | 'shape' | 'timeZone'>;

function dealsOf(key: ColumnProfile, profiles: readonly ColumnProfile[], currency: string): Parts {
  const pick = createPicker(profiles);
  const { deal, stages } = suggestDeal(pick, key, currency);
  const person = personOfDeal(pick);
  const attributes = attributesOf(pick.rest());
  return { ...(person && { person }), stages, deal: { ...deal, ...(Object.keys(attributes).length > 0 && { attributes }) } };
}

/** Whose deal it is, where its row names somebody by an id or a mail address. */
function personOfDeal(pick: ColumnPicker): TableMapping['person'] | undefined {
  const id = pick.take(/\b(contact|lead|customer|person|prospect) ?id\b/, isText);
  const email = pick.all.find((one) => one.looksLike === 'email');
  const known = id ?? email;
  if (!known) return undefined;
  pick.mark(email);
  return {
    keys: [{ space: id ? spaceOf(id.name) : 'email', columns: [known.name] }],
    ...fieldsOf(pick),
    ...(email && { email: { column: email.name } }),
  };
}

function peopleOf(key: ColumnProfile | undefined, profiles: readonly ColumnProfile[], currency: string): Parts {
  const pick = createPicker(profiles);
  pick.mark(key);
  const fields = fieldsOf(pick);
  const email = fields.email?.column ?? profiles.find((one) => one.looksLike === 'email')?.name;
  const keyColumn = key?.name ?? email ?? profiles[0]!.name;
  const space = keyColumn === email ? 'email' : spaceOf(keyColumn);
  const closed = takeClosing(pick);
  const captured = profiles.find((one) => isMoment(one) && !pick.taken(one));
  pick.mark(captured);
  const amount = closed && takeAmount(pick);
  const outcome = closed && findOutcome(profiles);
  return {
    person: { keys: [{ space, columns: [keyColumn] }], ...fields, attributes: attributesOf(pick.rest()) },
    stages: [...(captured ? ['Lead captured'] : []), ...(closed ? ['Won'] : []), ...(outcome?.lost.length ? ['Lost'] : [])],
    ...(captured && { moments: [{ ...stampOf(captured), becomes: 'captured', stage: 'Lead captured' }] }),
    ...(closed && {
      deal: {
        key: [keyColumn],
        currency: { value: amount?.currency ?? currency },
        ...(amount && { amount: amountOf(amount) }),
        moments: closingsOf(closed, outcome),
      },
    }),
  };
}

function fieldsOf(pick: ColumnPicker): Partial<Record<PersonField, { column: string }>> {
  const fields: Partial<Record<PersonField, { column: string }>> = {};
  for (const [field, pattern] of fieldNames) {
    const found = pick.take(pattern, (one) => !isMoment(one));
    if (found) fields[field] = { column: found.name };
  }
  const email = fields.email ? undefined : pick.rest().find((one) => one.looksLike === 'email');
  if (email) {
    pick.mark(email);
    fields.email = { column: email.name };
  }
  return fields;
}
