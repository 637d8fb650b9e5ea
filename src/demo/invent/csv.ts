import type { DemoFile } from './files.ts';

const quoted = /[",\n\r]/;

/** The bytes of a file, piece by piece, while it is invented. */
export function* csvPieces({ header, cells }: DemoFile): Generator<Buffer> {
  let text = `${header.join(',')}\n`;
  for (const row of cells()) {
    for (let at = 0; at < row.length; at++) {
      const cell = String(row[at]);
      text += (at === 0 ? '' : ',') + (quoted.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    }
    text += '\n';
    if (text.length < 1 << 19) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
