import { createRowSplitter, type Row } from './split-rows.ts';

/** The delimiters that are recognised, the likeliest first. */
export const delimiters = [',', ';', '\t', '|', ':'] as const;
type Quote = '"' | "'";

/** Rows by which delimiter and header are recognised. */
const rowsLookedAt = 50;
/** Share of rows that agree with the header, below which the header is looked for further down. */
const enoughAgreement = 0.6;

/**
 * The delimiter that divides the first rows into the most equal number of cells: as many as the first row has, or, where
 * titles stand above the header, as many as most rows have.
 * @param start the beginning of the text.
 */
export function recogniseDelimiter(start: string, quote: Quote): string {
  const counts = delimiters.map((delimiter) => ({ delimiter, counts: cellCounts(start, delimiter.charCodeAt(0), quote.charCodeAt(0)) }));
  const scored = counts.map((one) => ({ ...one, ...scoreOf(one.counts, one.counts[0]!) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.share >= enoughAgreement && best.score > 0) return best.delimiter;
  const underTitles = counts.flatMap((one) => {
    const usual = mostFrequent(one.counts);
    const header = one.counts.indexOf(usual);
    return usual > 1 ? [{ ...one, header, ...scoreOf(one.counts.slice(header), usual) }] : [];
  });
  const found = underTitles.toSorted((one, other) => one.header - other.header || other.score - one.score)[0];
  return found && found.share >= enoughAgreement ? found.delimiter : best.score > 0 ? best.delimiter : ',';
}

/** Cells of the first rows, as far as they are whole. */
function cellCounts(text: string, delimiter: number, quote: number): number[] {
  const counts: number[] = [];
  let cells = 1;
  let isQuoted = false;
  for (let at = 0; at < text.length && counts.length < rowsLookedAt; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === delimiter) cells++;
    else if (sign === 10 || (sign === 13 && text.charCodeAt(at + 1) !== 10)) {
      counts.push(cells);
      cells = 1;
    }
  }
  return counts.length > 0 ? counts : [cells];
}

/** Cells of the header, times the share of rows that agree with it, squared. One cell is no division at all. */
function scoreOf(counts: readonly number[], width: number): { score: number; share: number } {
  const share = counts.filter((count) => count === width).length / counts.length;
  return { score: width < 2 ? 0 : width * share ** 2, share };
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0] ?? 0;
}

/** The sign that whole cells stand in. Only where no cell stands in double quotes and some do in single ones it is the single one. */
export function recogniseQuote(start: string): Quote {
  const inQuotes = (quote: Quote) =>
    start
      .slice(0, 65_536)
      .match(new RegExp(`(^|[,;\\t|:\\n])${quote}(?:[^\\n${quote}]|${quote}${quote})*${quote}(?=[,;\\t|:\\r\\n]|$)`, 'g'))?.length ?? 0;
  return inQuotes('"') === 0 && inQuotes("'") > 1 ? "'" : '"';
}

/** The first rows of a text, as far as they are whole. */
export function firstRows(start: string, delimiter: string, quote: Quote, isWhole: boolean): Row[] {
  const splitter = createRowSplitter(delimiter, quote);
  const rows = splitter.push(start);
  try {
    return isWhole ? [...rows, ...splitter.end()] : rows;
  } catch {
    return rows;
  }
}
