import { t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import { minorDigits } from '#kernel/money.ts';
import { objectName } from '#sources/web/preview/object-words.ts';
import { readableName } from '#sources/web/readable-name.ts';
import type { PreviewAnswer } from '#sources/schema.ts';

export type PreviewRow = PreviewAnswer['rows'][number];

export interface ValueColumn {
  head: string;
  of: (row: PreviewRow) => string;
}

const mostColumns = 6;
/** Said together, as one amount of money. */
const ofMoney = ['amountMinor', 'currency'];

/**
 * Only the columns that one of the rows has something in: what a row is, its title, and the first things that it says, in the
 * order of the file's columns. @param header the names of those columns
 */
export function valueColumns(rows: readonly PreviewRow[], header: readonly string[]): ValueColumn[] {
  const objects = new Set(rows.map(objectOf).filter((object) => object !== ''));
  const place = (name: string) => header.indexOf(name);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.said)))]
    .filter((name) => !ofMoney.includes(name))
    .toSorted((one, other) => place(one) - place(other))
    .slice(0, mostColumns);
  const columns: ValueColumn[] = [
    ...(objects.size > 1 ? [{ head: t`What`, of: objectOf }] : []),
    { head: t`Who or what`, of: (row) => row.title },
    { head: t`Amount`, of: moneyOf },
    ...names.map((name) => ({ head: readableName(name), of: (row: PreviewRow) => row.said[name] ?? '' })),
  ];
  const own = columns.filter((column) => rows.some((row) => column.of(row) !== ''));
  return own.length > 0 ? own : personColumns(rows);
}

/** What a row is of, in a word; a refused one is of nothing. */
function objectOf(row: PreviewRow): string {
  return row.object === 'none' || row.outcome === 'refused' ? '' : objectName(row.object);
}

/** `1,200.50 EUR` */
function moneyOf({ said }: PreviewRow): string {
  const { amountMinor, currency } = said;
  if (amountMinor === undefined || amountMinor === '' || !currency) return '';
  const digits = minorDigits(currency);
  const amount = new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${amount.format(Number(amountMinor) / 10 ** digits)}\u00a0${currency}`;
}

function personColumns(rows: readonly PreviewRow[]): ValueColumn[] {
  const fixed: ValueColumn[] = [
    { head: t`Key`, of: (row) => row.person.key },
    { head: t`Name`, of: (row) => row.person.name },
    { head: t`Mail`, of: (row) => row.person.email },
    { head: t`Company`, of: (row) => row.person.company },
  ];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.person.attributes)))].slice(0, 3);
  const attributes = names.map((name) => ({ head: readableName(name), of: (row: PreviewRow) => row.person.attributes[name] ?? '' }));
  return [...fixed, ...attributes].filter((column) => rows.some((row) => column.of(row) !== ''));
}
