import { locale } from '#web/language/texts.ts';
import { minorDigits } from '#kernel/money.ts';

/** `10,005,534 USD`, whole units: the cents are for the rows behind it. */
export function moneyWords({ currency, amountMinor }: { currency: string; amountMinor: number }): string {
  const units = amountMinor / 10 ** minorDigits(currency);
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 }).format(units)}\u00a0${currency}`;
}

/** "12,000.50 USD": an amount by itself, with its minor units where it has any. */
export function amountWords({ currency, amountMinor }: { currency: string; amountMinor: number }): string {
  const digits = amountMinor % 10 ** minorDigits(currency) === 0 ? 0 : minorDigits(currency);
  const units = amountMinor / 10 ** minorDigits(currency);
  return `${new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(units)}\u00a0${currency}`;
}
