import type { Row } from '../files/split-rows.ts';
import { createMomentReader } from '../mapping/read-moment.ts';

/** What a column looks like in the first rows of a file. */
export interface ColumnProfile {
  name: string;
  example: string;
  /** Share of rows with something in the cell. */
  filledShare: number;
  /** Different texts among the rows looked at. */
  distinct: number;
  rows: number;
  looksLike: 'moment' | 'email' | 'number' | 'text';
  /** How its moments are written; undefined for ISO and for what is no moment. */
  format?: string;
  /** Whether its days could be read in another order just as well. */
  isAmbiguous: boolean;
  /** The texts, the most frequent first, at most twenty. */
  top: string[];
}

const formats = [
  undefined,
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DD HH:mm',
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
  'D-M-YYYY',
  'D-M-YYYY H:mm',
  'YYYY/MM/DD',
  'YYYY/MM/DD HH:mm:ss',
] as const;

/** Looks at every column of some rows. */
export function profileColumns(header: readonly string[], rows: readonly Row[]): ColumnProfile[] {
  return header.map((name, at) =>
    profileColumn(
      name.trim(),
      rows.map((row) => row[at]?.trim() ?? ''),
    ),
  );
}

function profileColumn(name: string, cells: readonly string[]): ColumnProfile {
  const filled = cells.filter((cell) => cell !== '');
  const counts = new Map<string, number>();
  for (const cell of filled) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const top = [...counts]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, 20)
    .map(([text]) => text);
  const base = {
    name,
    example: top[0] ?? '',
    filledShare: cells.length > 0 ? filled.length / cells.length : 0,
    distinct: counts.size,
    rows: cells.length,
    top,
    isAmbiguous: false,
  };
  const sample = [...counts.keys()].slice(0, 300);
  if (sample.length > 0 && sample.every((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell))) return { ...base, looksLike: 'email' };
  if (
    sample.length > 0 &&
    sample.every((cell) => /^[+-]?\d[\d.,' ]*$/.test(cell)) &&
    !sample.some((cell) => /^\d{4}-\d\d-\d\d|\d\.\d+\.\d{4}/.test(cell))
  ) {
    return { ...base, looksLike: 'number' };
  }
  const fitting = formatsOf(sample);
  if (fitting.length === 0) return { ...base, looksLike: 'text' };
  const isAmbiguous = fitting.some((format) => format?.startsWith('M/D')) && fitting.some((format) => format?.startsWith('D/M'));
  return { ...base, looksLike: 'moment', ...(fitting[0] && { format: fitting[0] }), isAmbiguous };
}

/**
 * The formats that nearly every cell is written in, with those first that make real days of the most cells:
 * 31.2.2026 is written like a day, and is refused later. Formats that make fewer days than the best are out.
 */
function formatsOf(sample: readonly string[]): (string | undefined)[] {
  const enough = Math.ceil(sample.length * 0.98);
  const fitting = formats.flatMap((format) => {
    const read = createMomentReader(format, 'UTC');
    const results = sample.map((cell) => read(cell));
    const written = results.filter((result) => typeof result === 'number' || result.code !== 'not-a-moment').length;
    const days = results.filter((result) => typeof result === 'number').length;
    return sample.length > 0 && written >= enough && days * 2 >= sample.length ? [{ format, days }] : [];
  });
  const most = Math.max(...fitting.map(({ days }) => days));
  return fitting.filter(({ days }) => days === most).map(({ format }) => format);
}
