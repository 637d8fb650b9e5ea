import { longestRecord, rowTooLong } from '../row-problems.ts';
import type { Row } from '../split-rows.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import { createCellReader, type CellContext, type SheetNotice } from './read-cell.ts';
import { attributeOf, type XmlListener } from './xml-reader.ts';

export interface SheetContext extends CellContext {
  strings: { readonly count: number; get(index: number): string };
}

/** A cell whose text was not read yet. */
interface Waiting {
  row: Row;
  at: number;
  index: number;
}

export interface SheetReader extends XmlListener {
  /** The rows that have come to their ends, and cells in them that wait for texts. Forgets them. */
  take(): { rows: Row[]; waiting: Waiting[] };
  /** The cells that are merged: `A1:C1`. */
  merges: string[];
}

const lastRow = 1_048_576;
const mostColumns = 16_384;
const mostMerges = 1000;
/** Of rows that are left out: there may be a million of them. */
const blank: Row = [''];

/** Reads the XML of a sheet. Rows and cells that are left out in it come as empty ones. @throws FileProblem */
export function createSheetReader(context: SheetContext, notice: (notice: SheetNotice) => void): SheetReader {
  const cell = createCellReader(context, notice);
  const place = createPlace(notice);
  const merges: string[] = [];
  let waiting: Waiting[] = [];
  let isSheetData = false;
  let collects = false;
  let readings = 0;
  const endCell = () => {
    const value = cell.end(place.rowNumber());
    if (typeof value === 'string') place.put(value);
    else if (value < context.strings.count) place.put(context.strings.get(value));
    else waiting.push({ ...place.reserve(), index: value });
  };
  return {
    merges,
    take: () => {
      const taken = { rows: place.takeRows(), waiting };
      waiting = [];
      return taken;
    },
    open: (name, attributes) => {
      if (!isSheetData) {
        if (name === 'sheetData') isSheetData = true;
        else if (name === 'mergeCell' && merges.length < mostMerges) merges.push(attributeOf(attributes, 'ref') ?? '');
      } else if (name === 'c') {
        place.beginCell(attributes);
        cell.begin(attributes);
      } else if (name === 'v') collects = true;
      else if (name === 'row') place.beginRow(attributes);
      else if (name === 'f') cell.formula();
      else if (name === 'rPh') readings++;
      else if (name === 't') collects = readings === 0;
    },
    text: (more) => {
      if (collects) cell.add(more, place.rowNumber());
    },
    close: (name) => {
      if (name === 'v' || name === 't') collects = false;
      else if (name === 'c' && isSheetData) endCell();
      else if (name === 'row' && isSheetData) place.endRow();
      else if (name === 'rPh') readings--;
      else if (name === 'sheetData') isSheetData = false;
    },
  };
}

/** Where the reading stands, and the rows so far. */
function createPlace(notice: (notice: SheetNotice) => void) {
  let rows: Row[] = [];
  let row: Row = [];
  let number = 0;
  let column = -1;
  let letters = 0;
  const put = (value: string) => {
    if (value === '') return;
    while (row.length < column) row.push('');
    row.push(value);
    letters += value.length;
    if (letters > longestRecord) throw rowTooLong(`row ${number}`);
  };
  return {
    put,
    reserve: () => {
      while (row.length <= column) row.push('');
      return { row, at: column };
    },
    beginRow: (attributes: string) => {
      const next = Number(attributeOf(attributes, 'r') ?? number + 1);
      if (!(next > number && next <= lastRow)) throw damagedWorkbook(`row ${next} stands behind row ${number}`);
      while (++number < next) rows.push(blank);
      row = [];
      letters = 0;
      column = -1;
      if (attributeOf(attributes, 'hidden') === '1') notice({ kind: 'hidden', row: number });
    },
    beginCell: (attributes: string) => {
      const reference = attributeOf(attributes, 'r');
      const next = reference === undefined ? column + 1 : columnOf(reference);
      if (next <= column || next >= mostColumns)
        throw damagedWorkbook(`cell ${reference ?? next + 1} of row ${number} stands where no cell can`);
      column = next;
    },
    endRow: () => rows.push(row.length === 0 ? blank : row),
    rowNumber: () => number,
    takeRows: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

/** `AB12` stands in column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const sign = reference.charCodeAt(at);
    if (sign < 65) break;
    column = column * 26 + (sign & 31);
  }
  return column - 1;
}
