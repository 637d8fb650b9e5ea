import { t } from '#kernel/language/say.ts';
import { FileProblem } from './file-problem.ts';

export const acceptedFiles = 'CSV, TSV, Excel (.xlsx) or JSON lines, each plain or gzipped';

/** Files that are known by how they begin, and what to do with them. */
const others: readonly { what: string; begins: readonly number[] | RegExp; instead: string }[] = [
  { what: 'a PDF document', begins: /^%PDF-/, instead: 'the table that it was made from, as CSV or Excel' },
  { what: 'a picture', begins: /^(\x89PNG|\xff\xd8\xff|GIF8)/, instead: acceptedFiles },
  { what: 'a Parquet file', begins: /^PAR1/, instead: `${acceptedFiles}; DuckDB's COPY ... TO writes CSV from it` },
  { what: 'an SQLite database', begins: /^SQLite format 3\0/, instead: `${acceptedFiles}; sqlite3 -header -csv writes CSV from it` },
  { what: 'a 7-Zip archive', begins: [0x37, 0x7a, 0xbc, 0xaf], instead: 'the files in it, unpacked' },
  { what: 'a RAR archive', begins: /^Rar!/, instead: 'the files in it, unpacked' },
  { what: 'packed with bzip2', begins: /^BZh[1-9]1AY/, instead: 'the file unpacked, or packed with gzip' },
  { what: 'packed with Zstandard', begins: [0x28, 0xb5, 0x2f, 0xfd], instead: 'the file unpacked, or packed with gzip' },
  { what: 'packed with xz', begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a], instead: 'the file unpacked, or packed with gzip' },
  {
    what: 'a web page',
    begins: /^(\xef\xbb\xbf)?\s*<(!doctype html|html)/i,
    instead: 'the export itself: a page like this comes where a download wants you to sign in first',
  },
  { what: 'an XML document', begins: /^(\xef\xbb\xbf)?\s*<\?xml/i, instead: 'the same table as CSV or as an Excel workbook (.xlsx)' },
];

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5) && start[3]! - start[2] === 1;
}

/**
 * What a file is by its first bytes, whatever it is called.
 * @param start the first bytes, unpacked. @throws FileProblem for what is neither text nor an archive.
 */
export function recogniseContent(start: Buffer): 'text' | 'zip' {
  if (start.length === 0) throw new FileProblem('empty-file', t`The file is empty.`, acceptedFiles);
  if (isZip(start)) return 'zip';
  refuseOldExcel(start);
  const text = start.toString('latin1', 0, 512);
  const other = others.find(({ begins }) =>
    begins instanceof RegExp ? begins.test(text) : begins.every((byte, at) => start[at] === byte),
  );
  if (other) throw new FileProblem('other-content', t`The file is ${other.what}.`, other.instead);
  if (start.every((byte) => byte === 0)) {
    throw new FileProblem(
      'not-csv',
      t`The file begins with nothing but zero bytes: it holds no text.`,
      t`the whole file as it was written: ${acceptedFiles}`,
    );
  }
  return 'text';
}

/** The container that Excel wrote its files in until 2007, and still writes those with a password in. */
function refuseOldExcel(start: Buffer): void {
  if (![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1].every((byte, at) => start[at] === byte)) return;
  if (start.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    throw new FileProblem('protected-workbook', t`The workbook is protected with a password.`, t`the workbook, saved without a password`);
  }
  throw new FileProblem(
    'old-excel',
    t`The file is an Excel workbook of the old kind (.xls).`,
    t`the same workbook in Excel: Save as, Excel Workbook (.xlsx)`,
  );
}
