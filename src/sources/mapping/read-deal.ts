import { isCurrency } from '#kernel/money.ts';
import { badCell, type BadCell } from './bad-cell.ts';
import { refused, type CellReader, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import { createAmountReader, type AmountReader } from './read-amount.ts';
import { createMomentsReader } from './read-moment-columns.ts';
import type { DealRow, RefusedRow } from './read-row.ts';
import { joined, type SaltedHash } from './salted-hash.ts';

/** What the company lends to a table that does not say it. */
export interface TableDefaults {
  timeZone: string;
  currency: string;
}

type DealMapping = NonNullable<TableMapping['deal']>;

/** Reads the deal of a row: key, name, amount in minor units with its currency, moments. */
export function createDealReader(deal: DealMapping, places: ColumnPlaces, defaults: TableDefaults, hash: SaltedHash) {
  const keyReaders = deal.key.map((column) => places.reader(column));
  const nameOf = places.reader(deal.name);
  const readAmount = createDealAmountReader(deal, places, defaults.currency);
  const readMoments = createMomentsReader(deal.moments ?? [], places, defaults.timeZone, hash);
  return (cells: readonly string[], row: number): DealRow | RefusedRow => {
    const values = keyReaders.map((read) => read(cells));
    if (values.includes('')) return refused(row, cells, 'no-deal-key', `Nothing to know the deal by: no ${deal.key.join(' and ')}.`);
    const amount = readAmount(cells);
    if ('code' in amount) return refused(row, cells, amount.code, `${amount.said}. Accepted: ${amount.accepted}.`);
    const facts = readMoments(cells, row);
    if (!Array.isArray(facts)) return facts;
    return { keyHash: hash(joined(['deal', ...values])), name: nameOf(cells), ...amount, facts };
  };
}

interface Amount {
  amountMinor: number | null;
  currency: string;
}

function createDealAmountReader(
  deal: DealMapping,
  places: ColumnPlaces,
  companyCurrency: string,
): (cells: readonly string[]) => Amount | BadCell {
  const { amount, currency } = deal;
  const currencyOf: CellReader = currency && 'column' in currency ? places.reader(currency) : () => currency?.value ?? companyCurrency;
  const amountOf = places.reader(amount?.column);
  const readers = new Map<string, AmountReader>();
  return (cells) => {
    const cell = amountOf(cells);
    const code = currencyOf(cells).toUpperCase() || companyCurrency;
    if (!isCurrency(code)) return badCell('not-a-currency', 'Not a currency', code, 'EUR, USD, BRL and the like');
    if (cell === '') return { amountMinor: null, currency: code };
    let read = readers.get(code);
    if (!read) readers.set(code, (read = createAmountReader(code, amount?.decimal ?? '.')));
    const amountMinor = read(cell);
    if (typeof amountMinor !== 'number') return { ...amountMinor, said: `${amountMinor.said} in ${amount!.column}` };
    return { amountMinor, currency: code };
  };
}
