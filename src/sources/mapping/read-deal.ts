import { createAttributesReader, refused, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import { createRefReader, createValuesReader, type KeyRead } from './read-key.ts';
import { createMoneyReader } from './read-money.ts';
import { createMomentsReader } from './read-moment-columns.ts';
import type { DealRow, LinkSaid, RefusedRow } from './read-row.ts';
import { dealHashOf, keyHashOf, type SaltedHash } from './salted-hash.ts';

/** What the company lends to a table that does not say it. */
export interface TableDefaults {
  timeZone: string;
  currency: string;
}

type DealMapping = NonNullable<TableMapping['deal']>;

export interface DealRead {
  deal: DealRow;
  values: string[];
  space: string | undefined;
  follows: string[] | null;
  refs: DealRefs;
}

/** What a deal refers to, as its row says it. */
export interface DealRefs {
  account?: KeyRead;
  product?: KeyRead;
  people?: (KeyRead & { role?: string })[];
}

/** Reads the deal of a row: key, name, amount in minor units with its currency, moments, and what it refers to. */
export function createDealReader(deal: DealMapping, places: ColumnPlaces, defaults: TableDefaults, hash: SaltedHash) {
  const readValues = createValuesReader(deal.key, places);
  const readFollows = deal.follows ? createValuesReader(deal.follows.columns, places) : () => null;
  const nameOf = places.reader(deal.name);
  const ownerOf = places.reader(deal.owner);
  const reasonOf = places.reader(deal.lostReason);
  const readAttributes = createAttributesReader(deal.attributes, places);
  const readMoney = createMoneyReader(deal, places, defaults.currency);
  const readMoments = createMomentsReader(deal.moments ?? [], places, defaults.timeZone, hash);
  const readRefs = createRefsReader(deal, places);
  const { space } = deal;
  const scope = space === undefined ? 'own' : 'shared';
  return (cells: readonly string[], row: number): DealRead | RefusedRow => {
    const values = readValues(cells);
    if (!values) return refused(row, cells, 'no-deal-key', `Nothing to know the deal by: no ${deal.key.join(' and ')}.`);
    const money = readMoney(cells);
    if ('code' in money) return refused(row, cells, money.code, `${money.said}. Accepted: ${money.accepted}.`);
    const facts = readMoments(cells, row);
    if (!Array.isArray(facts)) return facts;
    const follows = readFollows(cells);
    const read: DealRow = {
      keyHash: dealHashOf(hash, space, values),
      scope,
      name: nameOf(cells),
      ...money,
      owner: ownerOf(cells),
      lostReason: reasonOf(cells),
      attributes: readAttributes(cells),
      followsHash: follows ? dealHashOf(hash, space, follows) : '',
      facts,
    };
    return { deal: read, values, space, follows, refs: readRefs(cells) };
  };
}

const noRefs: DealRefs = {};

function createRefsReader({ account, product, people }: DealMapping, places: ColumnPlaces): (cells: readonly string[]) => DealRefs {
  if (!account && !product && !people?.length) return () => noRefs;
  const readAccount = account ? createRefReader(account, places) : () => null;
  const readProduct = product ? createRefReader(product, places) : () => null;
  const others = (people ?? []).map(({ role, ...ref }) => ({ role, read: createRefReader(ref, places) }));
  return (cells) => {
    const refs: DealRefs = {};
    const ofAccount = readAccount(cells);
    if (ofAccount) refs.account = ofAccount;
    const ofProduct = readProduct(cells);
    if (ofProduct) refs.product = ofProduct;
    for (const { role, read } of others) {
      const key = read(cells);
      if (key) (refs.people ??= []).push(role === undefined ? key : { ...key, role });
    }
    return refs;
  };
}

/** The links that the refs of a deal are, told by its row. */
export function linksOfDeal({ deal, refs }: DealRead, hash: SaltedHash): LinkSaid[] {
  const links: LinkSaid[] = [];
  const { keyHash: fromHash } = deal;
  const to = (key: KeyRead) => keyHashOf(hash, key.space, key.values);
  if (refs.account) links.push({ kind: 'deal-account', fromHash, toHash: to(refs.account), role: '' });
  if (refs.product) links.push({ kind: 'deal-product', fromHash, toHash: to(refs.product), role: '' });
  for (const key of refs.people ?? []) links.push({ kind: 'deal-person', fromHash, toHash: to(key), role: key.role ?? '' });
  return links;
}
