import { csvLine } from '#platform/http/csv.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';

export type ExportFormat = 'csv' | 'jsonl';

/** How files of a format are written, and what their mappings say of it. */
export interface RowWriter {
  file: NonNullable<Mapping['file']>;
  head(header: readonly string[]): string;
  line(header: readonly string[], cells: readonly string[], isFirst: boolean): string;
}

const csv: RowWriter = {
  file: { format: 'csv', delimiter: ',', quote: '"', encoding: 'utf-8', headerRow: 1, protected: true },
  head: (header) => csvLine(header),
  line: (_header, cells) => csvLine(cells),
};

/** The first line names every column; the others leave out what is empty. */
const jsonl: RowWriter = {
  file: { format: 'jsonl' },
  head: () => '',
  line: (header, cells, isFirst) => {
    const said = header.map((name, at) => [name, cells[at]!] as const).filter(([, cell]) => isFirst || cell !== '');
    return `${JSON.stringify(Object.fromEntries(said))}\n`;
  },
};

export const rowWriters: Readonly<Record<ExportFormat, RowWriter>> = { csv, jsonl };
