import { damagedWorkbook } from './damaged-workbook.ts';
import { longestRecord, rowTooLong } from '../row-problems.ts';
import { readNumber, type NumberKind } from './read-number.ts';
import { unescapeText } from './unescape-text.ts';
import { attributeOf } from './xml-reader.ts';

/** What is needed to read the cells of a sheet. */
export interface CellContext {
  styles: readonly NumberKind[];
  is1904: boolean;
}

/** What was met while reading a sheet. */
export interface SheetNotice {
  kind: 'no-value' | 'error' | 'hidden';
  row: number;
  example?: string;
}

/** One cell after the other, from its attributes and its text. */
export interface CellReader {
  begin(attributes: string): void;
  formula(): void;
  add(text: string, row: number): void;
  /** Its text, or the number of the shared text that it has. */
  end(row: number): string | number;
}

const number: NumberKind = { is: 'number' };

export function createCellReader({ styles, is1904 }: CellContext, notice: (notice: SheetNotice) => void): CellReader {
  let type: string | undefined;
  let style: NumberKind = number;
  let isFormula = false;
  let text = '';
  return {
    begin: (attributes) => {
      type = attributeOf(attributes, 't');
      const styled = attributeOf(attributes, 's');
      style = styled === undefined ? number : (styles[Number(styled)] ?? number);
      isFormula = false;
      text = '';
    },
    formula: () => (isFormula = true),
    add: (more, row) => {
      text += more;
      if (text.length > longestRecord) throw rowTooLong(`row ${row}`);
    },
    end: (row) => {
      if (isFormula && text === '') notice({ kind: 'no-value', row });
      if (type === 'e') notice({ kind: 'error', row, example: text });
      if (text === '') return '';
      if (type === 's') return sharedIndex(text, row);
      if (type === undefined || type === 'n') return readNumber(text, style, is1904);
      if (type === 'b') return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : text;
      return type === 'd' || type === 'e' ? text : unescapeText(text);
    },
  };
}

function sharedIndex(text: string, row: number): number {
  const index = Number(text);
  if (!Number.isSafeInteger(index) || index < 0)
    throw damagedWorkbook(`a cell of row ${row} has text ${text.slice(0, 20)}, which there cannot be`);
  return index;
}
