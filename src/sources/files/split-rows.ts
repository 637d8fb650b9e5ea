import { longestRecord, openQuote, rowTooLong } from './row-problems.ts';

export type Row = string[];

/** Cuts text into rows of cells as it comes. */
export interface RowSplitter {
  /** The rows that end in this stretch of text or before it. @throws FileProblem when one is longer than any may be. */
  push(text: string): Row[];
  /** The last row, where the file does not end with a line break. @throws FileProblem when a quote is still open. */
  end(): Row[];
}

/**
 * Reads CSV as csv-parse does with relax_quotes and relax_column_count; a property test holds the two together. It is
 * here because an import is as fast as its reader: lines without a quote, nearly all of them, are cut by the engine's
 * own split, five times as fast. A quote inside a bare cell stands for itself. Rows end with \n, \r\n or \r.
 */
export function createRowSplitter(delimiter: string, quoteMark: '"' | "'" = '"'): RowSplitter {
  const within: Marks = { delimiter: delimiter.charCodeAt(0), quote: quoteMark.charCodeAt(0), quoteMark, isEnd: false };
  const atEnd: Marks = { ...within, isEnd: true };
  let rest = '';
  let rowsBefore = 0;
  const cut = (isEnd: boolean): Row[] => {
    const rows: Row[] = [];
    const text = rest;
    let start = 0;
    let quote = text.indexOf(quoteMark);
    let carriageReturn = text.indexOf('\r');
    while (start < text.length) {
      if (quote >= 0 && quote < start) quote = text.indexOf(quoteMark, start);
      if (carriageReturn >= 0 && carriageReturn < start) carriageReturn = text.indexOf('\r', start);
      const newLine = text.indexOf('\n', start);
      const isPlain = newLine >= 0 && (quote < 0 || quote > newLine) && (carriageReturn < 0 || carriageReturn >= newLine - 1);
      if (isPlain) {
        rows.push(text.slice(start, carriageReturn === newLine - 1 && carriageReturn >= start ? carriageReturn : newLine).split(delimiter));
        if (newLine - start > longestRecord) throw rowTooLong(`row ${rowsBefore + rows.length}`);
        start = newLine + 1;
        continue;
      }
      const record = readRecord(text, start, isEnd ? atEnd : within);
      if (!record) break;
      rows.push(record.cells);
      if (record.next - start > longestRecord) throw rowTooLong(`row ${rowsBefore + rows.length}`);
      start = record.next;
    }
    rest = text.slice(start);
    rowsBefore += rows.length;
    if (rest.length > longestRecord) throw rowTooLong(`row ${rowsBefore + 1}`);
    return rows;
  };
  // A row that is longer than what came so far is not looked through again with every stretch, but when there is twice as much of it.
  let enough = 0;
  return {
    push: (text) => {
      rest += text;
      if (rest.length < enough) return [];
      const rows = cut(false);
      enough = rows.length === 0 ? Math.min(2 * rest.length, longestRecord + 1) : 0;
      return rows;
    },
    end: () => {
      const rows = cut(true);
      if (rest !== '') throw openQuote(`row ${rowsBefore + 1}`);
      return rows;
    },
  };
}

interface Marks {
  delimiter: number;
  quote: number;
  quoteMark: string;
  /** Whether the text ends where the file ends. */
  isEnd: boolean;
}

const newLine = 10;
const carriageReturn = 13;

/** One row, character by character. @returns null when its end is not in the text yet. */
function readRecord(text: string, start: number, marks: Marks): { cells: Row; next: number } | null {
  const cells: Row = [];
  for (let at = start; ;) {
    const cell = text.charCodeAt(at) === marks.quote ? readQuoted(text, at, marks) : readBare(text, at, marks, '');
    if (!cell) return null;
    cells.push(cell.text);
    if (cell.end >= text.length) return marks.isEnd ? { cells, next: text.length } : null;
    const mark = text.charCodeAt(cell.end);
    if (mark === marks.delimiter) at = cell.end + 1;
    else if (mark === newLine) return { cells, next: cell.end + 1 };
    // Behind a carriage return the line feed may still be on its way.
    else if (cell.end + 1 === text.length && !marks.isEnd) return null;
    else return { cells, next: cell.end + (text.charCodeAt(cell.end + 1) === newLine ? 2 : 1) };
  }
}

interface Cell {
  text: string;
  end: number;
}

function readBare(text: string, start: number, { delimiter }: Marks, before: string): Cell {
  let end = start;
  for (; end < text.length; end++) {
    const sign = text.charCodeAt(end);
    if (sign === delimiter || sign === newLine || sign === carriageReturn) break;
  }
  return { text: before + text.slice(start, end), end };
}

/** A quoted cell. Where its closing quote is followed by more text, quotes and all are the text of the cell. */
function readQuoted(text: string, start: number, marks: Marks): Cell | null {
  let content = '';
  for (let at = start + 1; ;) {
    const quote = text.indexOf(marks.quoteMark, at);
    if (quote < 0) return null;
    content += text.slice(at, quote);
    const isLast = quote + 1 === text.length;
    if (isLast && !marks.isEnd) return null;
    const next = text.charCodeAt(quote + 1);
    if (next === marks.quote) {
      content += marks.quoteMark;
      at = quote + 2;
    } else if (isLast || next === marks.delimiter || next === newLine || next === carriageReturn) return { text: content, end: quote + 1 };
    else return readBare(text, quote, marks, `${marks.quoteMark}${content}`);
  }
}
