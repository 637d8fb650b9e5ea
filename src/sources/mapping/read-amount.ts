import { t } from '#kernel/language/say.ts';
import { minorDigits } from '#kernel/money.ts';
import { badCell, type BadCell } from './bad-cell.ts';

export type AmountReader = (cell: string) => number | BadCell;

/**
 * Reads amounts such as 1,200.50 or 1.200,50 into integer minor units, with the sign or code of the currency before or
 * behind them; (1,200.50) and 1,200.50- are below zero. The cell is refused, never rounded, when it has more decimals than
 * the currency or may be whole thousands, and where it bears the sign or code of another currency.
 */
export function createAmountReader(currency: string, decimal: '.' | ','): AmountReader {
  const digits = minorDigits(currency);
  const isOwnSign = createSignCheck(currency);
  const read = createNumberReader(currency, decimal, digits);
  const scale = 10 ** digits;
  return (cell) => {
    // Most cells are a plain whole number.
    if (/^\d{1,12}$/.test(cell)) return Number(cell) * scale;
    const { number, signs, isNegative } = parted(cell);
    const foreign = signs.find((sign) => !isOwnSign(sign));
    if (foreign !== undefined)
      return badCell(
        'not-an-amount',
        `Not an amount in ${currency}, but with ${foreign}`,
        cell,
        `amounts in ${currency}, or a column with the currency`,
      );
    return read(cell, number, isNegative);
  };
}

function createNumberReader(currency: string, decimal: '.' | ',', digits: number) {
  const group = decimal === '.' ? ',' : '.';
  const accepted = t`${decimal === '.' ? '1,200.50' : '1.200,50'} and the like`;
  const pattern = new RegExp(`^([+-]?)(\\d+|\\d{1,3}(?:[${group}'’ ]\\d{3})+${lakhs(currency, group)})?(?:[${decimal}](\\d+))?$`, 'u');
  return (cell: string, number: string, isNegative: boolean): number | BadCell => {
    const match = pattern.exec(number);
    const whole = match?.[2] ?? '';
    const written = match?.[3] ?? '';
    const decimals = written.replace(/0+$/, '');
    if (!match || (whole === '' && match[3] === undefined)) return badCell('not-an-amount', `Not an amount in ${currency}`, cell, accepted);
    if (mayBeThousands(whole, written, digits)) return eitherWay(cell, whole, written, currency, digits);
    if (decimals.length > digits)
      return badCell('not-an-amount', `Not an amount in ${currency}, which has ${digits} decimals`, cell, accepted);
    const minor = Number(whole.replaceAll(/\D/g, '') + decimals.padEnd(digits, '0'));
    if (!Number.isSafeInteger(minor))
      return badCell('not-an-amount', 'Too large an amount', cell, 'up to 9,007,199,254,740,991 minor units');
    if (minor === 0) return 0;
    return isNegative === (match[1] === '-') ? minor : -minor;
  };
}

/** 1.200 may be 1200 as well, unless its currency has three decimals; 0.500, 1200.000 and 1.2000 are no thousands. */
function mayBeThousands(whole: string, written: string, digits: number): boolean {
  return written.length === 3 && digits !== 3 && /^[1-9]\d{0,2}$/.test(whole);
}

function eitherWay(cell: string, whole: string, written: string, currency: string, digits: number): BadCell {
  const either = `Either ${whole}${written} or ${Number(`${whole}.${written}`).toFixed(digits)} ${currency}`;
  return badCell('not-an-amount', either, cell, `amounts with up to ${digits} decimals, or the other sign chosen for decimals`);
}

/** In rupees 12,34,567 is how 1,234,567 is written. */
function lakhs(currency: string, group: string): string {
  return currency === 'INR' && group === ',' ? '|\\d{1,2}(?:,\\d{2})+,\\d{3}' : '';
}

/** The number of a cell, the signs and codes of currencies around it, and whether brackets or a minus behind it say below zero. */
function parted(cell: string): { number: string; signs: string[]; isNegative: boolean } {
  const signs: string[] = [];
  let text = cell.replaceAll(/[\u00a0\u202f\u2009]/g, ' ').replaceAll('\u2212', '-');
  text = text.replaceAll(/\p{L}*\p{Sc}|^[\s+(-]*\p{L}{2,4}\.?(?=[\s\d(.,+-])|(?<=[\d\s)-])\p{L}{2,4}[\s)]*$/gu, (sign) => {
    signs.push(sign.replaceAll(/[\s+()-]/g, ''));
    return sign.replaceAll(/[^\s+()-]/g, '');
  });
  text = text.trim();
  const bracketed = /^\(\s*([^-+].*?)\s*\)$/.exec(text);
  const behind = bracketed ? null : /^([^-+].*?)\s*-$/.exec(text);
  const number = (bracketed?.[1] ?? behind?.[1] ?? text).trim().replace(/^([+-])\s+/, '$1');
  return { number, signs, isNegative: bracketed !== null || behind !== null };
}

/** Whether a sign or code in a cell is the currency's own: $ is that of every dollar, € that of one currency alone. */
function createSignCheck(currency: string): (sign: string) => boolean {
  const narrow = symbolOf(currency, 'narrowSymbol');
  const own = new Set([currency, narrow, symbolOf(currency, 'symbol'), currency.slice(0, 2) + narrow].map(bare));
  if (currency === 'CHF') for (const sign of ['FR', 'SFR']) own.add(sign);
  return (sign) => own.has(bare(sign));
}

function bare(sign: string): string {
  return sign.normalize('NFKC').toUpperCase().replace(/\.$/, '');
}

function symbolOf(currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay }).formatToParts(1);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
