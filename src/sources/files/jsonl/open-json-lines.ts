import { t } from '#kernel/language/say.ts';
import { FileProblem } from '../file-problem.ts';
import type { WarningBook } from '../file-warning.ts';
import type { OpenFile } from '../open-file.ts';
import type { TextFile } from '../open-text.ts';
import { nameColumns } from '../recognise-header.ts';
import type { Row } from '../split-rows.ts';
import { readJsonLine, readJsonRow } from './read-json-row.ts';
import { readLines } from './read-lines.ts';

const exampleLine = '{"id": 1, "email": "ann@example.org"}';

/** The columns of JSON lines are the names in its first lines, so many of them or so many letters. */
export const linesForHeader = 5000;
const lettersForHeader = 8 * 1024 * 1024;
const mostColumns = 16_384;

/** Reads the beginning for the names of the columns. @throws FileProblem */
export async function openJsonLines(text: TextFile, warnings: WarningBook): Promise<OpenFile> {
  const header = await findNames(text);
  const places = new Map(header.map((name, at) => [name, at]));
  const format = { format: 'jsonl', gzipped: text.gzipped, encoding: text.encoding, delimiter: '', quote: '"', headerRow: 1 } as const;
  const rows = () => readAll(text, header, places, warnings);
  const check = async (signal?: AbortSignal) => {
    let count = -1;
    for await (const some of rows()) {
      signal?.throwIfAborted();
      count += some.length;
    }
    return count;
  };
  return { format, header, rows, check, shareRead: text.shareRead, warnings: warnings.list };
}

async function findNames(text: TextFile): Promise<string[]> {
  const names = new Set<string>();
  let lines = 0;
  let letters = 0;
  let firstProblem: { line: number; message: string } | null = null;
  for await (const some of readLines(text.chunks(), { taken: 0 })) {
    for (const line of some) {
      lines++;
      letters += line.length;
      if (line.trim() === '') continue;
      const cells = readJsonLine(line);
      if (cells instanceof Map) for (const name of cells.keys()) names.add(name);
      else firstProblem ??= { line: lines, message: cells.message };
      if (lines >= linesForHeader) break;
    }
    if (names.size > mostColumns) throw tooManyColumns(names);
    if (lines >= linesForHeader || letters >= lettersForHeader) break;
  }
  if (names.size > 0) return nameColumns([...names]).names;
  throw new FileProblem(
    'no-header',
    firstProblem ? firstProblem.message : t`No line of the file has a field.`,
    t`an object in each line, such as ${exampleLine}`,
    t`line ${firstProblem?.line ?? 1}`,
  );
}

function tooManyColumns(names: ReadonlySet<string>): FileProblem {
  const some = [...names].slice(-3).join(', ');
  const message = t`The lines have more than ${mostColumns.toLocaleString('en')} different fields, such as ${some}: names seem to hold what should be values.`;
  return new FileProblem('too-many-columns', message, t`up to ${mostColumns.toLocaleString('en')} different fields`);
}

async function* readAll(text: TextFile, header: Row, places: ReadonlyMap<string, number>, warnings: WarningBook): AsyncGenerator<Row[]> {
  warnings.beginAnew();
  let row = 1;
  yield [header];
  const warn = (name: string) =>
    warnings.count(
      'fields-left-out',
      row,
      (count, names) =>
        `${count.toLocaleString('en')} times a field stands in a line that none of the first ${linesForHeader.toLocaleString('en')} lines has, and is left out: ${names.join(', ')}.`,
      name,
    );
  for await (const lines of readLines(text.chunks(), text.meter)) {
    yield lines.map((line) => {
      row++;
      return readJsonRow(line, places, warn);
    });
  }
}
