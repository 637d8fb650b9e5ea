import type { ArchivePart } from './open-archive.ts';
import type { NumberKind } from './read-number.ts';
import { readDocument } from './read-document.ts';
import { attributeOf } from './xml-reader.ts';

const number: NumberKind = { is: 'number' };

/** What each style of the workbook makes of the numbers in its cells, by its place. */
export async function readStyles(part: ArchivePart | undefined): Promise<NumberKind[]> {
  const own = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isCellStyle = false;
  if (!part) return kinds;
  await readDocument(part, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        kinds.push(own.has(id) ? kindOfFormat(own.get(id)!) : kindOfNumber(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
    text: () => {},
  });
  return kinds;
}

/** The formats that every workbook has, without saying so: ECMA-376, 18.8.30. Those from 27 on are days in East Asia. */
function kindOfNumber(id: number): NumberKind {
  if (id === 46) return { is: 'elapsed' };
  const isMoment = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
  return isMoment ? { is: 'moment' } : number;
}

/** What a format code shows: `yyyy-mm-dd` a day, `[h]:mm` hours that add up, `00000` a number of five digits, `"d" 0` a number. */
export function kindOfFormat(code: string): NumberKind {
  if (/^0{2,}$/.test(code)) return { is: 'padded', digits: code.length };
  const first = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0]!;
  if (/\[(h+|m+|s+)\]/i.test(first)) return { is: 'elapsed' };
  // Colours, conditions, currencies and languages stand in brackets: [Red], [>100], [$-409].
  const shown = first.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/general/gi, '');
  return /[ymdhs]/i.test(shown) ? { is: 'moment' } : number;
}
