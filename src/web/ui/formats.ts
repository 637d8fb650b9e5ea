import { plural, t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import { minorDigits } from '#kernel/money.ts';

/** Non-breaking, before % and between a number and its unit. */
const nbsp = '\u00a0';

/** The short units of time of this language. */
export const units = { seconds: t`s`, minutes: t`min`, hours: t`h` };

let whole: Intl.NumberFormat | undefined;

/** 48213 -> "48,213". */
export function count(value: number): string {
  whole ??= new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 });
  return whole.format(value);
}

/** Seconds in words, at most two units: 1474 -> "24 min 34 s" under one hour, 4260 -> "1 h 11 min", 190000 -> "2 days 4 h". */
export function duration(seconds: number): string {
  const parts = durationParts(seconds).filter((part) => part.value > 0);
  const [first, second] = parts;
  if (!first) return `0${nbsp}${units.seconds}`;
  return [first, second].flatMap((part) => (part ? [`${part.value}${nbsp}${part.unit}`] : [])).join(' ');
}

/** The unit alone, as it stands after its number. */
export function dayUnit(days: number): string {
  return plural(days, { one: 'day', other: 'days' });
}

function durationParts(seconds: number) {
  const total = Math.round(seconds);
  const days = Math.floor(total / 86_400);
  const rest = { hours: Math.floor((total % 86_400) / 3600), minutes: Math.floor((total % 3600) / 60), seconds: total % 60 };
  if (days > 0)
    return [
      { value: days, unit: dayUnit(days) },
      { value: rest.hours, unit: units.hours },
    ];
  if (rest.hours > 0)
    return [
      { value: rest.hours, unit: units.hours },
      { value: rest.minutes, unit: units.minutes },
    ];
  return [
    { value: rest.minutes, unit: units.minutes },
    { value: rest.seconds, unit: units.seconds },
  ];
}

/** A moment in the company's zone: "17 Nov 2026, 10:08". */
export function moment(at: string | number | Date, timeZone: string): string {
  return new Date(at).toLocaleString(locale(), {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A day in the company's zone: "17 November 2026". */
export function day(at: string | number | Date, timeZone: string): string {
  return new Date(at).toLocaleDateString(locale(), { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
}

/** The time of day in the company's zone: "10:08". */
export function timeOfDay(at: string | number | Date, timeZone: string): string {
  return new Date(at).toLocaleTimeString(locale(), { timeZone, hour: '2-digit', minute: '2-digit' });
}

/** A number with exactly so many decimals, ungrouped. */
export function decimals(value: number, digits: number): string {
  return value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });
}

/** Bytes in words: 9400000 -> "9.4 MB". */
export function bytes(value: number): string {
  if (value < 1000) return `${value}${nbsp}${plural(value, { one: 'byte', other: 'bytes' })}`;
  if (value < 1e6) return `${decimals(value / 1e3, 0)}${nbsp}kB`;
  if (value < 1e9) return `${decimals(value / 1e6, 1)}${nbsp}MB`;
  return `${decimals(value / 1e9, 1)}${nbsp}GB`;
}

/** Minor units as money: "€238,400", with its decimals where it has some: "€12.50". */
export function money(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const amount = amountMinor / 10 ** digits;
  const shown = Number.isInteger(amount) || Math.abs(amount) >= 10_000 ? 0 : digits;
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(amount);
}

/** The same where there is room for a few signs: "€1.21 M", "€238 k". */
export function moneyShort(amountMinor: number, currency: string): string {
  const amount = amountMinor / 10 ** minorDigits(currency);
  const [scale, unit] =
    Math.abs(amount) >= 999_500 ? [1e6, `${nbsp}${t`M`}`] : Math.abs(amount) >= 10_000 ? [1e3, `${nbsp}${t`k`}`] : [1, ''];
  const digits = scale === 1e6 ? 2 : 0;
  const number = new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // The unit stands with the number, wherever the language puts the currency.
  const parts = number.formatToParts(amount / scale);
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction');
  return parts.map(({ value }, at) => (at === last ? value + unit : value)).join('');
}
