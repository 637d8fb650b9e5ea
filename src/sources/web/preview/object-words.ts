import { plural, t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';

interface ThingWords {
  one: string;
  many: string;
  /** With its article: `a person`. */
  some: string;
  counted: (number: number) => string;
}

const things = {
  person: {
    one: t`person`,
    many: t`people`,
    some: t`a person`,
    counted: (number) => plural(number, { one: '#\u00a0person', other: '#\u00a0people' }),
  },
  account: {
    one: t`account`,
    many: t`accounts`,
    some: t`an account`,
    counted: (number) => plural(number, { one: '#\u00a0account', other: '#\u00a0accounts' }),
  },
  deal: {
    one: t`deal`,
    many: t`deals`,
    some: t`a deal`,
    counted: (number) => plural(number, { one: '#\u00a0deal', other: '#\u00a0deals' }),
  },
  campaign: {
    one: t`campaign`,
    many: t`campaigns`,
    some: t`a campaign`,
    counted: (number) => plural(number, { one: '#\u00a0campaign', other: '#\u00a0campaigns' }),
  },
  spend: {
    one: t`day of spend`,
    many: t`days of spend`,
    some: t`a day of spend`,
    counted: (number) => plural(number, { one: '#\u00a0day of spend', other: '#\u00a0days of spend' }),
  },
  product: {
    one: t`product`,
    many: t`products`,
    some: t`a product`,
    counted: (number) => plural(number, { one: '#\u00a0product', other: '#\u00a0products' }),
  },
  member: {
    one: t`member`,
    many: t`members`,
    some: t`a member`,
    counted: (number) => plural(number, { one: '#\u00a0member', other: '#\u00a0members' }),
  },
  record: {
    one: t`record`,
    many: t`records`,
    some: t`a record`,
    counted: (number) => plural(number, { one: '#\u00a0record', other: '#\u00a0records' }),
  },
  touch: {
    one: t`touch`,
    many: t`touches`,
    some: t`a touch`,
    counted: (number) => plural(number, { one: '#\u00a0touch', other: '#\u00a0touches' }),
  },
  change: {
    one: t`change of a field`,
    many: t`changes of fields`,
    some: t`a change of a field`,
    counted: (number) => plural(number, { one: '#\u00a0change of a field', other: '#\u00a0changes of fields' }),
  },
  link: {
    one: t`link`,
    many: t`links`,
    some: t`a link`,
    counted: (number) => plural(number, { one: '#\u00a0link', other: '#\u00a0links' }),
  },
  departure: {
    one: t`deletion or merge`,
    many: t`deletions and merges`,
    some: t`a deletion or merge`,
    counted: (number) => plural(number, { one: '#\u00a0deletion or merge', other: '#\u00a0deletions and merges' }),
  },
} as const satisfies Record<string, ThingWords>;

const words: Record<string, ThingWords> = {
  ...things,
  // As the counts of sources and undos name them.
  people: things.person,
  accounts: things.account,
  deals: things.deal,
  campaigns: things.campaign,
  products: things.product,
  members: things.member,
  records: things.record,
  touches: things.touch,
  // As the counts of imports name them.
  'log-touch': things.touch,
  'field-change': things.change,
  links: things.link,
  fieldChanges: things.change,
  changes: things.change,
  departures: things.departure,
};

/** `person` in words; what has no word here is said as it is. */
export function objectName(object: string, number = 1): string {
  const known = words[object];
  return known ? known[number === 1 ? 'one' : 'many'] : object;
}

/** `a person`. */
export function someObject(object: string): string {
  return words[object]?.some ?? object;
}

/** `1,204 people`, `1 deal`. */
export function objectCount(object: string, number: number): string {
  return words[object]?.counted(number) ?? `${number}\u00a0${object}`;
}

/** `1,204 people, 310 deals and 85 accounts`, the largest first; '' when there are none. */
export function objectCounts(counts: Readonly<Record<string, number>> | undefined): string {
  const parts = Object.entries(counts ?? {})
    .filter(([, number]) => number > 0)
    .toSorted((one, other) => other[1] - one[1])
    .map(([object, number]) => objectCount(object, number));
  return inSentence(parts);
}

/** `a, b and c`. */
export function inSentence(parts: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(parts);
}
