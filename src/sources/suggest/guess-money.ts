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

/**
 * What stands before the decimals of these numbers: a comma only where one does and no point can. Three digits behind a sign
 * are whole thousands where no number bears out anything else: whoever writes prices writes two digits or none.
 * @param digits decimals of the currency that the cells name: where it has three, three digits behind a sign are those.
 * @returns isAmbiguous: nothing bears it out, and the numbers could be a thousandth of what they are read as.
 */
export function guessDecimal(sample: readonly string[], digits = 2): { decimal: '.' | ','; isAmbiguous: boolean } {
  const votes = { '.': 0, ',': 0 };
  const thousands = { '.': 0, ',': 0 };
  for (const cell of sample) {
    const written = number.exec(cell)?.[0].trim().replace(/^[+-]/, '') ?? '';
    const sign = decimalOf(written);
    if (sign) votes[sign]++;
    else if (digits === 3 && /[.,]\d{3}$/.test(written)) votes[written.at(-4) as '.' | ',']++;
    else if (/^\d{1,3}\.\d{3}$/.test(written)) thousands['.']++;
    else if (/^\d{1,3},\d{3}$/.test(written)) thousands[',']++;
  }
  if (votes['.'] + votes[','] > 0) return { decimal: votes[','] > votes['.'] ? ',' : '.', isAmbiguous: false };
  const isAmbiguous = thousands['.'] + thousands[','] > 0;
  return { decimal: thousands['.'] > thousands[','] ? ',' : '.', isAmbiguous };
}

/** What stands before the decimals of this one number, where it cannot be anything else. */
function decimalOf(written: string): '.' | ',' | null {
  if (/\..*,\d*$|^\d*,(?:\d{1,2}|\d{4,})$|^(?:0|\d{4,}),\d+$|^\d{1,3}(?:\.\d{3}){2,}$/.test(written)) return ',';
  if (/,.*\.\d*$|^\d*\.(?:\d{1,2}|\d{4,})$|^(?:0|\d{4,})\.\d+$|^\d{1,3}(?:,\d{3}){2,}$/.test(written)) return '.';
  return null;
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
