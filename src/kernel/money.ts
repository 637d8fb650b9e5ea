/** An amount in the smallest unit of its currency: 1234 of EUR is 12.34 euros, of JPY 1234 yen. Always an integer. */
export interface Money {
  amountMinor: number;
  currency: string;
}

/** True for the three-letter codes that the runtime can write, such as EUR. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code);
}

/** Digits after the decimal sign: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217). */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/**
 * Reads an amount as people and programs write it: 1,234.50 or 1.234,50 or € 12 or -3 or (3).
 * Digits are read as text, so that 0.29 is 29 and not 28.999; what lies beyond the smallest unit is rounded, halves away from zero.
 *
 * @param decimal the sign before the fraction; the other one, blanks and apostrophes may group digits.
 * @returns the amount in the smallest unit; null when it is not an amount or is beyond exact integers.
 */
export function parseAmount(text: string, decimal: '.' | ',', currency: string): number | null {
  const grouping = decimal === '.' ? /[,\s'’\u00a0\u202f]/g : /[.\s'’\u00a0\u202f]/g;
  const bare = text
    .trim()
    .replace(/\p{Sc}|\b[A-Z]{3}\b/gu, '')
    .replace(grouping, '')
    .replace(decimal, '.');
  const match = /^([+\-−(]?)(\d*)(?:\.(\d*))?(\)?)$/.exec(bare);
  if (!match || !/\d/.test(bare) || (match[1] === '(') !== (match[4] === ')')) return null;
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0');
  const units = Number(`${match[2]}${fraction.slice(0, digits)}`) + (fraction[digits]! >= '5' ? 1 : 0);
  if (!Number.isSafeInteger(units)) return null;
  return match[1] === '' || match[1] === '+' || units === 0 ? units : -units;
}

/** How people read it: €1,212,000.00. @param locale a BCP 47 tag. */
export function formatMoney(money: Money, locale = 'en'): string {
  const amount = money.amountMinor / 10 ** minorDigits(money.currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(amount);
}
