import { isCurrency } from '#kernel/money.ts';

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  R$: 'BRL',
  '₺': 'TRY',
  zł: 'PLN',
  '₩': 'KRW',
  '₪': 'ILS',
};
const number = /[+-]?\d[\d.,' \u00a0\u202f]*/;

const money = /^(?<before>\p{Sc}|R\$|[A-Z]{3})?\s*\(?[+-]?\d[\d.,' \u00a0\u202f]*\)?\s*(?<behind>\p{Sc}|zł|kr\.?|Kč|[A-Z]{3})?$/u;

/** Whether the cell is a number, perhaps with the sign or code of a currency. A12 and SKU 500 are names. */
export function isMoney(cell: string): boolean {
  const match = money.exec(cell);
  if (!match) return false;
  const { before = '', behind = '' } = match.groups!;
  return [before, behind].every((sign) => !/^[A-Z]{3}$/.test(sign) || isCurrency(sign));
}

/** What stands before the decimals of these numbers: a comma only where one does and no point can. */
export function guessDecimal(sample: readonly string[]): '.' | ',' {
  let comma = 0;
  let point = 0;
  for (const cell of sample) {
    const digits = number.exec(cell)?.[0].trim() ?? '';
    const lastComma = digits.lastIndexOf(',');
    const lastPoint = digits.lastIndexOf('.');
    // Three digits behind a sign that stands once may be thousands as well: they say nothing.
    if (lastComma > lastPoint && (lastPoint >= 0 || /,\d{1,2}$/.test(digits))) comma++;
    if (lastPoint > lastComma && (lastComma >= 0 || /\.\d{1,2}$/.test(digits))) point++;
  }
  return comma > point ? ',' : '.';
}

/** The currency that cells name by sign or code, where they all name the same. */
export function guessCurrency(sample: readonly string[]): string | undefined {
  const found = new Set(sample.map((cell) => currencyOf(cell)));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function currencyOf(cell: string): string | undefined {
  const rest = cell.replace(number, '').replaceAll(/[()\s]/g, '');
  if (signs[rest]) return signs[rest];
  return /^[A-Z]{3}$/.test(rest) && isCurrency(rest) ? rest : undefined;
}

/** Whether the cells are codes of currencies. */
export function areCurrencies(sample: readonly string[]): boolean {
  return sample.length > 0 && sample.every((cell) => /^[A-Za-z]{3}$/.test(cell) && isCurrency(cell.toUpperCase()));
}
