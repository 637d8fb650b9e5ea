import type { Mapping, Ref, TableMapping } from '../mapping/mapping-schema.ts';
import type { ColumnProfile } from './profile-columns.ts';

/** A file of the upload with what is suggested for it. */
export interface SuggestedFile {
  fileName: string;
  mapping: Mapping | null;
  profiles: readonly ColumnProfile[];
  /** Whether the mapping was guessed: others are not touched. */
  isGuessed: boolean;
}

/** What was found by comparing files: the mapping, and a word on columns that lead elsewhere. */
export interface WithReferences {
  mapping: Mapping | null;
  notes: ReadonlyMap<string, string>;
}

type Thing = 'account' | 'product' | 'person' | 'member';

/** A column by whose texts the things of a file are known. */
interface KeyColumn {
  thing: Thing;
  space: string;
  column: string;
  values: ReadonlySet<string>;
  fileName: string;
}

/**
 * Binds files of one upload together by the texts that they share: deals to the accounts, products and people that other
 * files list, in the spaces of keys of those files.
 */
export function findReferences(files: readonly SuggestedFile[]): WithReferences[] {
  const keys = files.flatMap(keyColumnsOf);
  return files.map((file) => {
    const notes = new Map<string, string>();
    if (!file.isGuessed || file.mapping?.shape !== 'table') return { mapping: file.mapping, notes };
    return { mapping: bindTable(file.mapping, file.profiles, keys, notes), notes };
  });
}

function keyColumnsOf({ fileName, mapping, profiles }: SuggestedFile): KeyColumn[] {
  if (mapping?.shape !== 'table' || mapping.touch) return [];
  return (['account', 'product', 'member', 'person'] as const).flatMap((thing) => {
    const key = mapping[thing]?.keys[0];
    const values = profiles.find((one) => one.name === key?.columns[0])?.values;
    return key?.columns.length === 1 && values && values.size > 0
      ? [{ thing, space: key.space, column: key.columns[0]!, values, fileName }]
      : [];
  });
}

function bindTable(
  mapping: TableMapping,
  profiles: readonly ColumnProfile[],
  keys: readonly KeyColumn[],
  notes: Map<string, string>,
): TableMapping {
  const find = (thing: Thing, ref: Ref | undefined, leastShare: number) => {
    const only = ref && profiles.filter((one) => one.name === ref.columns[0]);
    const found = bestMatch(
      only ?? freeColumns(mapping, profiles),
      keys.filter((key) => key.thing === thing && !isOwnKey(mapping, key)),
      leastShare,
    );
    if (found) addNote(notes, found);
    return found && { space: found.key.space, columns: [found.column.name] };
  };
  const bound = { ...mapping };
  if (mapping.deal) {
    const account = find('account', mapping.deal.account, 0.5) ?? mapping.deal.account;
    const product = find('product', mapping.deal.product, 0.5) ?? mapping.deal.product;
    const owner = mapping.deal.owner;
    if (owner) find('member', { space: '', columns: [owner.column] }, 0.5);
    bound.deal = withoutAttributes({ ...mapping.deal, ...(account && { account }), ...(product && { product }) }, [account, product]);
  }
  const parent = mapping.account?.parent;
  if (parent) {
    const own = keys.filter((key) => key.thing === 'account');
    const found = bestMatch(
      profiles.filter((one) => one.name === parent.columns[0]),
      own,
      0.5,
    );
    if (found) bound.account = { ...mapping.account!, parent: { space: found.key.space, columns: parent.columns } };
  }
  if (bound.person) bound.person = bindPerson(bound, profiles, keys, find('account', bound.person.account ?? companyRef(bound), 0.5));
  return bound;
}

function companyRef({ person }: TableMapping): Ref | undefined {
  return person?.company && { space: '', columns: [person.company.column] };
}

/** People are known in the space of the file that lists them. */
function bindPerson(
  mapping: TableMapping,
  profiles: readonly ColumnProfile[],
  keys: readonly KeyColumn[],
  account: Ref | undefined,
): TableMapping['person'] {
  const person = mapping.person!;
  const [key] = person.keys;
  const column = profiles.filter((one) => key?.columns.length === 1 && one.name === key.columns[0]);
  const listed = bestMatch(
    column,
    keys.filter((one) => one.thing === 'person' && !isOwnKey(mapping, one)),
    0.5,
  );
  const isLess = listed && listed.key.values.size > column[0]!.values.size;
  const known = isLess ? [{ space: listed.key.space, columns: key!.columns }, ...person.keys.slice(1)] : person.keys;
  return { ...person, keys: known, ...(account && { account }) };
}

function isOwnKey(mapping: TableMapping, { thing, space, column }: KeyColumn): boolean {
  const own = mapping[thing]?.keys[0];
  return own?.space === space && own.columns[0] === column;
}

/** Columns of texts that are an attribute so far. Numbers from 1 to 20 stand in every file: by their names alone do they mean others. */
function freeColumns(mapping: TableMapping, profiles: readonly ColumnProfile[]): ColumnProfile[] {
  const attributes = new Set(Object.values(mapping.deal?.attributes ?? {}).map(({ column }) => column));
  return profiles.filter((one) => attributes.has(one.name) && one.looksLike === 'text' && one.distinct > 1);
}

interface Match {
  column: ColumnProfile;
  key: KeyColumn;
  share: number;
}

/** The column most of whose texts are keys of another file. One text that they share is chance. */
function bestMatch(columns: readonly ColumnProfile[], keys: readonly KeyColumn[], leastShare: number): Match | undefined {
  const matches = columns.flatMap((column) =>
    keys.flatMap((key) => {
      const shared = [...column.values].filter((text) => key.values.has(text)).length;
      const share = column.values.size === 0 ? 0 : shared / column.values.size;
      return share >= leastShare && shared >= 2 ? [{ column, key, share }] : [];
    }),
  );
  return matches.toSorted((one, other) => other.share - one.share)[0];
}

function addNote(notes: Map<string, string>, { column, key }: Match): void {
  const missing = [...column.values].filter((text) => !key.values.has(text));
  if (missing.length === 0) return;
  const near = nearest(missing[0]!, key.values);
  const some = missing.slice(0, 3).join(', ');
  const many = missing.length === 1 ? `${some} is in no row` : `${missing.length} of its ${column.distinct} texts are in no row`;
  const named = missing.length === 1 ? '' : `: ${some}${missing.length > 3 ? ' and others' : ''}`;
  notes.set(column.name, `${many} of ${key.fileName}${named}.${near === undefined ? '' : ` Nearest to ${missing[0]} is ${near}.`}`);
}

/** The text that differs by nothing but case, spaces and signs. */
function nearest(text: string, values: ReadonlySet<string>): string | undefined {
  const bare = bareText(text);
  return [...values].find((value) => bareText(value) === bare);
}

function bareText(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function withoutAttributes(deal: NonNullable<TableMapping['deal']>, refs: readonly (Ref | undefined)[]): NonNullable<TableMapping['deal']> {
  const used = new Set(refs.flatMap((ref) => ref?.columns ?? []));
  const kept = Object.entries(deal.attributes ?? {}).filter(([, { column }]) => !used.has(column));
  return deal.attributes ? { ...deal, attributes: Object.fromEntries(kept) } : deal;
}
