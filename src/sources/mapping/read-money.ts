import { isCurrency } from '#kernel/money.ts';
import { badCell, type BadCell } from './bad-cell.ts';
import type { CellReader, ColumnPlaces } from './cells.ts';
import { createAmountReader, type AmountReader } from './read-amount.ts';

export interface Money {
  /** Whole minor units; null where the row says no amount. */
  amountMinor: number | null;
  currency: string;
}

export interface MoneyColumns {
  amount?: { column: string; decimal?: '.' | ',' | undefined } | undefined;
  currency?: { value: string } | { column: string } | undefined;
}

/** Reads an amount in the currency of its row: each currency has digits of its own. */
export function createMoneyReader({ amount, currency }: MoneyColumns, places: ColumnPlaces, companyCurrency: string) {
  const currencyOf: CellReader = currency && 'column' in currency ? places.reader(currency) : () => currency?.value ?? companyCurrency;
  const amountOf = places.reader(amount?.column);
  const readers = new Map<string, AmountReader>();
  return (cells: readonly string[]): Money | BadCell => {
    const cell = amountOf(cells);
    const code = currencyOf(cells).toUpperCase() || companyCurrency;
    let read = readers.get(code);
    if (!read) {
      if (!isCurrency(code)) return badCell('not-a-currency', 'Not a currency', code, 'EUR, USD, BRL and the like');
      read = createAmountReader(code, amount?.decimal ?? '.');
      readers.set(code, read);
    }
    if (cell === '') return { amountMinor: null, currency: code };
    const amountMinor = read(cell);
    if (typeof amountMinor !== 'number') return { ...amountMinor, said: `${amountMinor.said} in ${amount!.column}` };
    return { amountMinor, currency: code };
  };
}
