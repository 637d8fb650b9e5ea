import type { FieldHistoryMapping, LinkKind, LinksMapping } from '../mapping/mapping-schema.ts';
import { nounOf, spaceOf, wordsOf, type Noun } from './name-words.ts';
import { createPicker, fieldOf, isMoment, isText, stampOf } from './pick-columns.ts';
import type { ColumnProfile } from './profile-columns.ts';
import type { TableBasis } from './suggest-table.ts';

/** A history of fields: whose, which field, what it became, and when. */
export function suggestHistory({ source, timeZone }: TableBasis, profiles: readonly ColumnProfile[]): FieldHistoryMapping | null {
  const pick = createPicker(profiles);
  const field = pick.take(/^(field|property|attribute)( ?name)?$/, (one) => one.looksLike === 'text');
  const value = pick.take(/^(new )?value$|^new$|^to( value)?$/);
  const moment = pick.take(/\b(date|time|timestamp|at|changed|moment)\b/, isMoment);
  const key = pick.take(/\b(id|key|e ?mail)$/, isText);
  if (!field || !value || !moment || !key) return null;
  const actor = pick.take(/\b(by|user|actor|author)\b/, isText);
  return {
    entente: 1,
    source,
    shape: 'field-history',
    timeZone,
    stages: [],
    object: objectOf(nounOf(key.name)),
    key: { space: spaceOf(key.name), columns: [key.name] },
    field: { column: field.name },
    value: value.name,
    moment: stampOf(moment),
    ...fieldOf('actor', actor),
    events: [],
  };
}

function objectOf(noun: Noun | undefined): FieldHistoryMapping['object'] {
  return noun === 'deal' ? 'deal' : noun === 'account' ? 'account' : 'person';
}

const kinds: Partial<Record<Noun, Partial<Record<Noun, LinkKind>>>> = {
  deal: { person: 'deal-person', account: 'deal-account', product: 'deal-product' },
  person: { account: 'person-account' },
};

/** What a list of links may say beside its two ids. */
const beside = /\b(role|type|category|primary|created|updated|synced|since|position|order)\b/;

/** Two ids and nothing of either side: what belongs to what. */
export function suggestLinks({ source, timeZone }: TableBasis, profiles: readonly ColumnProfile[]): LinksMapping | null {
  const ids = profiles.filter((one) => /\b(id|key)$/.test(wordsOf(one.name)) && nounOf(one.name) !== undefined);
  const others = profiles.filter((one) => !ids.includes(one));
  if (ids.length !== 2 || !others.every((one) => beside.test(wordsOf(one.name)))) return null;
  const [first, second] = ids as [ColumnProfile, ColumnProfile];
  const role = profiles.find((one) => /\brole\b/.test(wordsOf(one.name)));
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    const kind = kinds[nounOf(from.name)!]?.[nounOf(to.name)!];
    if (kind) {
      const link = { kind, from: refOf(from), to: refOf(to), ...fieldOf('role', role) };
      return { entente: 1, source, shape: 'links', timeZone, stages: [], links: [link] };
    }
  }
  return null;
}

function refOf(one: ColumnProfile) {
  return { space: spaceOf(one.name), columns: [one.name] };
}
