const currencies = new Set(Intl.supportedValuesOf('currency'));

// Money is integer minor units everywhere: 1234 of EUR is 12.34 euros, of JPY 1234 yen.

/** True for codes of ISO 4217 that the runtime knows, such as EUR. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Digits after the decimal sign: 2 for EUR, 0 for JPY, 3 for KWD, from the runtime's ISO 4217 data. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
