import { isRefusalHeader } from '../mapping/refusal-columns.ts';
import { FileProblem } from './file-problem.ts';
import type { FileOptions } from './file-options.ts';
import type { WarningBook } from './file-warning.ts';
import type { OpenFile } from './open-file.ts';
import type { TextFile } from './open-text.ts';
import { readRows, underHeader } from './read-rows.ts';
import { firstRows, recogniseDelimiter, recogniseQuote } from './recognise-csv.ts';
import { emptyHeader, nameColumns, recogniseHeaderRow, refuseHeader, warnOfData } from './recognise-header.ts';
import { createCsvScanner } from './scan-csv.ts';
import type { Row } from './split-rows.ts';

/** Recognises delimiter, quote and header of a text, as far as they are not given. @throws FileProblem */
export async function openCsv(text: TextFile, given: FileOptions, warnings: WarningBook): Promise<OpenFile> {
  const quote = given.quote ?? recogniseQuote(text.start);
  const delimiter = given.delimiter ?? recogniseDelimiter(text.start, quote);
  const beginning = firstRows(text.start, delimiter, quote, text.isWhole);
  // Refused rows come back under a header that Entente wrote, whatever their own file had.
  const headerRow = isRefusalHeader(beginning[0] ?? []) ? 1 : (given.headerRow ?? recogniseHeaderRow(beginning));
  const all = () => readRows(text.chunks(), delimiter, quote, text.meter);
  const header = headerRow === 0 ? emptyHeader(beginning) : (beginning[headerRow - 1] ?? (await rowAt(all(), headerRow)));
  const wrong = refuseHeader(header, headerRow);
  if (!wrong.ok) throw FileProblem.of(wrong.problem, 'header');
  const named = nameColumns(header!);
  if (headerRow > 0) [...named.warnings, ...warnOfData(header!, headerRow)].forEach(warnings.add);
  return {
    format: { format: 'csv', gzipped: text.gzipped, encoding: text.encoding, delimiter, quote, headerRow },
    header: named.names,
    rows: () => underHeader(all(), headerRow, named.names),
    check: async (signal) => {
      const scanner = createCsvScanner(delimiter, quote);
      for await (const chunk of text.chunks()) {
        signal?.throwIfAborted();
        scanner.scan(chunk);
      }
      return Math.max(0, scanner.end() - headerRow);
    },
    shareRead: text.shareRead,
    warnings: warnings.list,
  };
}

/** A row by its number, where the beginning does not reach so far. */
async function rowAt(rows: AsyncGenerator<Row[]>, number: number): Promise<Row | null> {
  let before = 0;
  for await (const some of rows) {
    const row = some[number - before - 1];
    if (row) return row;
    before += some.length;
  }
  return null;
}
