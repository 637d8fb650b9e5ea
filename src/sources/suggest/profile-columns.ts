import { minorDigits } from '#kernel/money.ts';
import type { Row } from '../files/split-rows.ts';
import { guessMoments, guessNumberedMoments, type MomentGuess } from './guess-moments.ts';
import { areCurrencies, guessCurrency, guessDecimal, isMoney } from './guess-money.ts';

/** What a column looks like in the first rows of a file. */
export interface ColumnProfile {
  name: string;
  example: string;
  /** Share of rows with something in the cell. */
  filledShare: number;
  /** Different texts among the rows looked at. */
  distinct: number;
  rows: number;
  looksLike: 'moment' | 'email' | 'number' | 'currency' | 'text';
  /** How its moments are written; undefined for ISO and for what is no moment. */
  format?: string;
  /** Whether its days could be read in another order just as well. */
  isAmbiguous: boolean;
  /** Of numbers: what stands before the decimals. */
  decimal?: '.' | ',';
  /** Of numbers: whether three digits behind a sign could be decimals just as well. */
  isDecimalOpen?: boolean;
  /** Of numbers: the currency that their cells name. */
  currency?: string;
  /** The texts, the most frequent first, at most twenty. */
  top: string[];
  /** In how many rows each of them stands. */
  topRows: number[];
  /** Every different text. */
  values: ReadonlySet<string>;
}

/** Looks at every column of some rows. The order of days that one column bears out holds for those that bear out none. */
export function profileColumns(header: readonly string[], rows: readonly Row[]): ColumnProfile[] {
  const profiles = header.map((name, at) => profileColumn(name.trim(), rows, at));
  const known = profiles.find((one) => one.looksLike === 'moment' && !one.isAmbiguous && /[MD]\/[MD]|[MD]-[MD]/.test(one.format ?? ''));
  return known ? profiles.map((one) => (one.isAmbiguous ? inOrderOf(one, known.format!) : one)) : profiles;
}

function inOrderOf(one: ColumnProfile & { other?: string }, known: string): ColumnProfile {
  const { other, ...rest } = one;
  const isSame = rest.format?.startsWith('M') === known.startsWith('M');
  return { ...rest, isAmbiguous: false, ...(!isSame && other !== undefined && { format: other }) };
}

function profileColumn(name: string, rows: readonly Row[], at: number): ColumnProfile {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const row of rows) {
    const cell = row[at]?.trim() ?? '';
    if (cell === '') continue;
    filled++;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const top = mostFrequent(counts);
  return {
    name,
    example: top[0]?.[0] ?? '',
    filledShare: rows.length > 0 ? filled / rows.length : 0,
    distinct: counts.size,
    rows: rows.length,
    top: top.map(([text]) => text),
    topRows: top.map(([, count]) => count),
    values: new Set(counts.keys()),
    isAmbiguous: false,
    ...looksOf(name, [...counts.keys()].slice(0, 300)),
  };
}

/** At most twenty, in one walk: a column may have as many texts as rows. */
function mostFrequent(counts: ReadonlyMap<string, number>): [string, number][] {
  const repeated = [...counts].filter(([, count]) => count > 1).toSorted((one, other) => other[1] - one[1]);
  if (repeated.length >= 20) return repeated.slice(0, 20);
  const once: [string, number][] = [];
  for (const entry of counts) {
    if (repeated.length + once.length === 20) break;
    if (entry[1] === 1) once.push(entry);
  }
  return [...repeated, ...once];
}

type Looks = Pick<ColumnProfile, 'looksLike'> &
  Partial<Pick<ColumnProfile, 'format' | 'isAmbiguous' | 'decimal' | 'isDecimalOpen' | 'currency'>> & { other?: string };

function looksOf(name: string, sample: readonly string[]): Looks {
  if (sample.length === 0) return { looksLike: 'text' };
  if (sample.every((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell))) return { looksLike: 'email' };
  const numbered = guessNumberedMoments(name, sample);
  if (numbered) return { looksLike: 'moment', format: numbered };
  if (sample.every((cell) => isMoney(cell)) && !sample.some(looksLikeDay)) return numberLooks(sample);
  if (areCurrencies(sample)) return { looksLike: 'currency' };
  const moment = guessMoments(sample);
  return moment ? momentLooks(moment) : { looksLike: 'text' };
}

function looksLikeDay(cell: string): boolean {
  return /^\d{4}-\d\d-\d\d|\d\.\d+\.\d{4}|^\d{1,2}\.\d{1,2}\.\d{2}$/.test(cell);
}

function numberLooks(sample: readonly string[]): Looks {
  const currency = guessCurrency(sample);
  const { decimal, isAmbiguous } = guessDecimal(sample, currency === undefined ? 2 : minorDigits(currency));
  return { looksLike: 'number', decimal, ...(isAmbiguous && { isDecimalOpen: true }), ...(currency !== undefined && { currency }) };
}

function momentLooks({ format, isAmbiguous, other }: MomentGuess): Looks {
  return { looksLike: 'moment', ...(format !== undefined && { format }), isAmbiguous, ...(other !== undefined && { other }) };
}
