import { plural } from '#sources/web/import-words.ts';

const words: Record<string, readonly [one: string, many: string]> = {
  person: ['person', 'people'],
  account: ['account', 'accounts'],
  deal: ['deal', 'deals'],
  campaign: ['campaign', 'campaigns'],
  spend: ['day of spend', 'days of spend'],
  product: ['product', 'products'],
  member: ['member', 'members'],
  touch: ['touch', 'touches'],
  // As the counts of sources and undos name them.
  people: ['person', 'people'],
  accounts: ['account', 'accounts'],
  deals: ['deal', 'deals'],
  campaigns: ['campaign', 'campaigns'],
  products: ['product', 'products'],
  members: ['member', 'members'],
  records: ['record', 'records'],
  touches: ['touch', 'touches'],
  // As the counts of imports name them.
  'log-touch': ['touch', 'touches'],
  'field-change': ['change of a field', 'changes of fields'],
  link: ['link', 'links'],
  departure: ['deletion or merge', 'deletions and merges'],
  links: ['link', 'links'],
  fieldChanges: ['change of a field', 'changes of fields'],
  changes: ['change of a field', 'changes of fields'],
  departures: ['deletion or merge', 'deletions and merges'],
};

/** `person` in words; what has no word here is said as it is. */
export function objectName(object: string, number = 1): string {
  const known = words[object];
  return known ? known[number === 1 ? 0 : 1] : object;
}

/** `1,204 people`, `1 deal`. */
export function objectCount(object: string, number: number): string {
  return plural(number, objectName(object, 1), objectName(object, 2));
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
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
