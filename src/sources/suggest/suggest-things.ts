import type { TableMapping } from '../mapping/mapping-schema.ts';
import { nounOf, spaceOf, wordsOf } from './name-words.ts';
import { attributesOf, createPicker, fieldOf, findKey, isMoment, isRepeated, isText, stampOf } from './pick-columns.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { hasPerson, type TableBasis } from './suggest-table.ts';

type Thing = 'account' | 'product' | 'member' | 'campaign';

/** A table of accounts, products, campaigns or of the people who sell, or null where the rows seem to be something else. */
export function suggestThings({ source, timeZone }: TableBasis, fileName: string, profiles: readonly ColumnProfile[]): TableMapping | null {
  const key = findKey(profiles);
  const thing = key && thingOf(key, fileName, profiles);
  if (!key || !thing) return null;
  return { entente: 1, source, shape: 'table', timeZone, stages: [], [thing]: readers[thing](key, profiles) };
}

/** By the key, and where the key is called like anything, by the name of the file. */
function thingOf(key: ColumnProfile, fileName: string, profiles: readonly ColumnProfile[]): Thing | undefined {
  const noun = nounOf(key.name) ?? nounOf(fileName.replace(/\.[a-z.]+$/i, ''));
  if (noun === undefined || noun === 'person' || noun === 'deal') return undefined;
  return noun !== 'member' && hasPerson(profiles) ? undefined : noun;
}

const readers: Record<Thing, (key: ColumnProfile, profiles: readonly ColumnProfile[]) => NonNullable<TableMapping[Thing]>> = {
  account(key, profiles) {
    const pick = createPicker(profiles);
    pick.mark(key);
    const name = pick.take(/^(account|company|organi[sz]ation)?( ?name)?$/, isText);
    const domain = pick.take(/\b(domain|website|web site|url)\b/, isText);
    const parent = pick.take(/\b(parent|subsidiary of|holding)\b/, isText);
    return {
      ...keyOf(key),
      name: { column: (name ?? key).name },
      ...fieldOf('domain', domain),
      ...(parent && { parent: { space: spaceOf(key.name), columns: [parent.name] } }),
      attributes: attributesOf(pick.rest()),
    };
  },
  product(key, profiles) {
    const pick = createPicker(profiles);
    pick.mark(key);
    const name = pick.take(/^(product ?)?name$|^title$/, isText);
    return { ...keyOf(key), name: { column: (name ?? key).name }, attributes: attributesOf(pick.rest()) };
  },
  campaign(key, profiles) {
    const pick = createPicker(profiles);
    pick.mark(key);
    const name = pick.take(/^(campaign ?)?name$/, isText);
    const channel = pick.take(/\b(channel|medium|type)\b/, isRepeated);
    const startsOn = pick.take(/\bstart/, isMoment);
    const endsOn = pick.take(/\bend/, isMoment);
    return {
      ...keyOf(key),
      name: { column: (name ?? key).name },
      ...fieldOf('channel', channel),
      ...(startsOn && { startsOn: stampOf(startsOn) }),
      ...(endsOn && { endsOn: stampOf(endsOn) }),
      attributes: attributesOf(pick.rest()),
    };
  },
  member(key, profiles) {
    const pick = createPicker(profiles);
    pick.mark(key);
    const firstName = pick.take(/^first ?name$/);
    const lastName = pick.take(/^last ?name$/);
    const name = pick.take(/^(full ?)?name$/);
    const email = pick.rest().find((one) => one.looksLike === 'email');
    pick.mark(email);
    const team = pick.take(/\b(team|office|region|department|group)\b/, isRepeated);
    const isNamedByKey = !firstName && !lastName && !name && key.looksLike === 'text' && !wordsOf(key.name).endsWith('id');
    return {
      ...keyOf(key),
      ...(isNamedByKey && { name: { column: key.name } }),
      ...fieldOf('name', name),
      ...fieldOf('firstName', firstName),
      ...fieldOf('lastName', lastName),
      ...fieldOf('email', email),
      ...fieldOf('team', team),
      attributes: attributesOf(pick.rest()),
    };
  },
};

function keyOf(key: ColumnProfile) {
  return { keys: [{ space: spaceOf(key.name), columns: [key.name] }] };
}
