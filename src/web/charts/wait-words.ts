import { t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import { count, dayUnit, decimals, units } from '#web/ui/formats.ts';

/** Which clock a wait was measured by: the wall clock, or the company's working hours. */
export type WaitClock = 'wall' | 'business';

/** A no-break space: a number and its unit stay on one line. */
const nbsp = '\u00a0';

/**
 * A wait in the two largest units that say something: "45 s", "38 min 18 s", "13 h 51 min", "2 days 3 h".
 * Business time is never told in days, because a working day is not 24 hours: "26 h 10 min".
 * @param seconds zero or more; fractions are rounded to the smallest unit shown.
 */
export function waitWords(seconds: number, clock: WaitClock = 'wall'): string {
  if (seconds < 59.5) return `${Math.round(seconds)}${nbsp}${units.seconds}`;
  if (seconds < 3599.5) return pair(Math.round(seconds), 60, () => units.minutes, 1, units.seconds);
  if (seconds < 86_370 || clock === 'business') return pair(Math.round(seconds / 60) * 60, 3600, () => units.hours, 60, units.minutes);
  return pair(Math.round(seconds / 3600) * 3600, 86_400, dayUnit, 3600, units.hours);
}

function pair(seconds: number, large: number, largeUnit: (whole: number) => string, small: number, smallUnit: string): string {
  const whole = Math.floor(seconds / large);
  const rest = Math.round((seconds - whole * large) / small);
  return `${count(whole)}${nbsp}${largeUnit(whole)}` + (rest > 0 ? ` ${rest}${nbsp}${smallUnit}` : '');
}

/** Exactly what was computed: "2,298.461 s", to the millisecond. */
export function exactSeconds(seconds: number): string {
  return `${seconds.toLocaleString(locale(), { maximumFractionDigits: 3 })}${nbsp}${units.seconds}`;
}

/** A share of 1 as percent, one decimal under 10, none above: "6.6 %", "79 %". Never 0 or 100 unless it is exactly that. */
export function percentWords(share: number): string {
  return `${percentFigure(share)}${nbsp}%`;
}

/** As `percentWords`, without the sign: for tables and ends of ranges. */
export function percentFigure(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return String(percent);
  const least = decimals(0.1, 1);
  if (percent < 0.05) return t`under ${least}`;
  if (percent > 99.5) return t({ message: 'over 99', context: 'percent' });
  return decimals(percent, percent < 9.95 ? 1 : 0);
}

/** The wait bucket of a chart in words: "up to 5 min", "5 to 15 min", "1 to 4 h", "over 24 h". Upper edges belong to the bucket. */
export function bucketWords(fromSeconds: number, toSeconds: number | null): string {
  const shortest = edgeWords(fromSeconds);
  if (toSeconds === null) return t`over ${shortest}`;
  const longest = edgeWords(toSeconds);
  if (fromSeconds === 0) return t`up to ${longest}`;
  const [value, unit] = edge(fromSeconds);
  const from = unit === edge(toSeconds)[1] ? value : shortest;
  return t`${from} to ${longest}`;
}

/** The edge of a bucket: "5 min", "1 h". */
export function edgeWords(seconds: number): string {
  return edge(seconds).join(nbsp);
}

function edge(seconds: number): [string, string] {
  if (seconds < 60) return [String(seconds), units.seconds];
  if (seconds < 3600) return [String(seconds / 60), units.minutes];
  return [String(seconds / 3600), units.hours];
}
