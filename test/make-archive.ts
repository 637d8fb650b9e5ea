import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. What is not said is as its content has it. */
export interface MadePart {
  name: string;
  content: Buffer | string;
  /** The bytes as they are packed, where the archive is to lie. */
  packed?: Buffer;
  unpackedBytes?: number;
  crc?: number;
}

/** An archive byte by byte, so that a test can make one that no program would write. */
export function makeArchive(parts: readonly MadePart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content as string);
    const packed = part.packed ?? deflateRawSync(content);
    const name = Buffer.from(part.name);
    const sums = [part.crc ?? crc32(content), packed.length, part.unpackedBytes ?? content.length];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    sums.forEach((sum, at) => local.writeUInt32LE(sum, 14 + at * 4));
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    sums.forEach((sum, at) => entry.writeUInt32LE(sum, 16 + at * 4));
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(place, 42);
    bodies.push(local, name, packed);
    directory.push(entry, name);
    place += local.length + name.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...bodies, entries, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface MadeSheet {
  name: string;
  /** The rows as XML, or what a sheet has inside. */
  rows: string;
  state?: 'hidden' | 'veryHidden';
  /** What stands behind the rows, such as merged cells. */
  after?: string;
}

export interface MadeWorkbook {
  sheets: readonly MadeSheet[];
  /** Formats of the styles, by their number or as they are written. */
  formats?: readonly (number | string)[];
  /** Shared texts, as XML of their insides. */
  texts?: readonly string[];
  is1904?: boolean;
}

/** The parts of a workbook as Excel lays them out. */
export function workbookParts({ sheets, formats = [], texts = [], is1904 }: MadeWorkbook): MadePart[] {
  const own = formats.map((format, at) => (typeof format === 'string' ? `<numFmt numFmtId="${164 + at}" formatCode="${format}"/>` : ''));
  const styles = formats.map((format, at) => `<xf numFmtId="${typeof format === 'string' ? 164 + at : format}"/>`);
  const related = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  return [
    { name: '_rels/.rels', content: `<Relationships>${related('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="${relations}">${is1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
        .map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets.map((_, at) => related(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${related('st', 'styles', 'styles.xml')}${related('sh', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>` },
    ...sheets.map(({ rows, after = '' }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
  ];
}

export function makeWorkbook(workbook: MadeWorkbook): Buffer {
  return makeArchive(workbookParts(workbook));
}

/** Rows of inline texts, as XML. */
export function inlineRows(rows: readonly (readonly string[])[]): string {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${safe(text)}</t></is></c>`;
  return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
}
