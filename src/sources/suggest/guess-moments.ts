import { createMomentReader } from '../mapping/read-moment.ts';

/** How moments are written in exports, the likeliest first. undefined is ISO. */
const formats = [
  undefined,
  'D.M.YYYY',
  'D.M.YYYY H:mm',
  'D.M.YYYY H:mm:ss',
  'M/D/YYYY',
  'D/M/YYYY',
  'M/D/YYYY H:mm',
  'D/M/YYYY H:mm',
  'M/D/YYYY H:mm:ss',
  'D/M/YYYY H:mm:ss',
  'M/D/YYYY h:mm A',
  'D/M/YYYY h:mm A',
  'M/D/YYYY, h:mm A',
  'D/M/YYYY, h:mm A',
  'D/M/YYYY, H:mm',
  'M/D/YYYY h:mm:ss A',
  'M/D/YY',
  'D/M/YY',
  'D.M.YY',
  'D-M-YYYY',
  'M-D-YYYY',
  'D-M-YYYY H:mm',
  'D-M-YYYY H:mm:ss',
  'YYYY/MM/DD',
  'YYYY/MM/DD HH:mm:ss',
  'YYYY-MM-DD h:mm A',
  'D MMM YYYY',
  'D-MMM-YYYY',
  'MMM D, YYYY',
  'MMM D, YYYY H:mm',
  'MMM D, YYYY h:mm A',
  'D MMM YYYY H:mm',
  'YYYY-MM-DD HH:mm:ss Z',
] as const;

const readers = formats.map((format) => ({ format, read: createMomentReader(format, 'UTC') }));

export interface MomentGuess {
  /** undefined for ISO. */
  format: string | undefined;
  /** Whether the days could be read in another order just as well. */
  isAmbiguous: boolean;
  /** The other order, where it fits as well. */
  other?: string;
}

/**
 * How nearly every cell is written as a moment, or null. Formats that make real days of the most cells come first: 31.2.2026
 * is written like a day, and is refused later.
 */
export function guessMoments(sample: readonly string[]): MomentGuess | null {
  if (sample.length === 0 || !sample.slice(0, 5).every(mayBeMoment)) return null;
  const fitting = readers.flatMap(({ format, read }) => {
    const days = daysIn(sample, read);
    return days === null ? [] : [{ format, days }];
  });
  const most = Math.max(0, ...fitting.map(({ days }) => days));
  const best = fitting.filter(({ days }) => days === most).map(({ format }) => format);
  if (best.length === 0) return null;
  const other = best.find((format) => format !== best[0] && isSwapped(best[0], format));
  return { format: best[0], isAmbiguous: other !== undefined, ...(other !== undefined && { other }) };
}

function mayBeMoment(cell: string): boolean {
  return cell.length >= 6 && cell.length <= 40 && /\d/.test(cell) && /[-/.:\s]/.test(cell);
}

/** How many cells are days; null where too many are not written so at all. */
function daysIn(sample: readonly string[], read: ReturnType<typeof createMomentReader>): number | null {
  const mayMiss = Math.floor(sample.length * 0.02);
  let missed = 0;
  let days = 0;
  for (const cell of sample) {
    const result = read(cell);
    if (typeof result === 'number') days++;
    else if (result.code === 'not-a-moment' && ++missed > mayMiss) return null;
  }
  return days * 2 >= sample.length ? days : null;
}

function isSwapped(one: string | undefined, other: string | undefined): boolean {
  return (one?.startsWith('M') ?? false) !== (other?.startsWith('M') ?? false) && one?.length === other?.length;
}

/** Numbers of seconds or milliseconds since 1970, where the column is called like a moment. */
export function guessNumberedMoments(name: string, sample: readonly string[]): 'unix' | 'unix-ms' | null {
  if (!/date|time|stamp|_at$|created|updated|modified/i.test(name) || sample.length === 0) return null;
  if (sample.every((cell) => /^1[0-9]{12}$/.test(cell))) return 'unix-ms';
  return sample.every((cell) => /^1[0-9]{9}$/.test(cell)) ? 'unix' : null;
}
