import { minorDigits } from '#kernel/money.ts';

/** `10,005,534 USD`, whole units: the cents are for the rows behind it. */
export function moneyWords({ currency, amountMinor }: { currency: string; amountMinor: number }): string {
  const units = amountMinor / 10 ** minorDigits(currency);
  return `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 }).format(units)}\u00a0${currency}`;
}
