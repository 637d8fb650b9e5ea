import { minorDigits } from '#kernel/money.ts';
import { badCell, type BadCell } from './bad-cell.ts';

export type AmountReader = (cell: string) => number | BadCell;

/**
 * Reads amounts such as 1,200.50 or 1.200,50 into integer minor units. A currency sign and spaces around it are ignored.
 * The cell is refused, never rounded, when it has more decimals than the currency.
 */
export function createAmountReader(currency: string, decimal: '.' | ','): AmountReader {
  const digits = minorDigits(currency);
  const group = decimal === '.' ? ',' : '.';
  const example = decimal === '.' ? '1,200.50' : '1.200,50';
  const pattern = new RegExp(`^([+-]?)(\\d+|\\d{1,3}(?:[${group}' ]\\d{3})+)(?:[${decimal}](\\d+))?$`, 'u');
  return (cell) => {
    const plain = cell.replaceAll(/[\p{Sc}\u00a0\u202f]/gu, (sign) => (/\p{Sc}/u.test(sign) ? '' : ' ')).trim();
    const match = pattern.exec(plain.startsWith(currency) ? plain.slice(3).trim() : plain);
    const decimals = (match?.[3] ?? '').replace(/0+$/, '');
    if (!match || decimals.length > digits) {
      return badCell('not-an-amount', `Not an amount in ${currency}`, cell, `${example} and the like`);
    }
    const minor = Number(match[2]!.replaceAll(/\D/g, '') + decimals.padEnd(digits, '0'));
    if (!Number.isSafeInteger(minor))
      return badCell('not-an-amount', 'Too large an amount', cell, 'up to 9,007,199,254,740,991 minor units');
    return match[1] === '-' ? -minor : minor;
  };
}
