import { t } from '#kernel/language/say.ts';
import { FileProblem } from '../file-problem.ts';
import { damagedWorkbook } from './damaged-workbook.ts';
import type { ArchivePart } from './open-archive.ts';
import { textOf } from './read-document.ts';
import { createTextCollector } from './text-collector.ts';
import { createXmlReader } from './xml-reader.ts';

/** The texts that the cells of a workbook share. They are read only as far as cells have asked for them. */
export interface SharedStrings {
  /** How many have been read. */
  readonly count: number;
  /** Reads on until this one is there. @throws FileProblem when there is none. */
  load(index: number): Promise<void>;
  /** @param index smaller than count. */
  get(index: number): string;
}

/** Of all texts together, in UTF-8: what a workbook may cost in memory. */
const mostTextBytes = 256 * 1024 * 1024;
const mostTexts = 16 * 1024 * 1024;
const blockBytes = 1024 * 1024;
const placesOfBlock = 2 ** 32;
/** So many of the first texts, which is where those that come again and again stand, are kept ready. */
const readyTexts = 65_536;

/**
 * Keeps texts as bytes, in blocks outside the heap: a million of them cost no more than their letters, and collecting
 * garbage does not walk over them.
 */
export function createSharedStrings(part: ArchivePart | undefined): SharedStrings {
  const store = createTextStore();
  const reader = createXmlReader(createTextCollector('si', store.add));
  const chunks = part && textOf(part.read());
  const readOn = async (index: number): Promise<void> => {
    while (store.count() <= index) {
      const next = await chunks?.next();
      if (!next || next.done) throw damagedWorkbook(`text ${index} is missing`);
      reader.write(next.value);
    }
  };
  let reading = Promise.resolve();
  return {
    get count() {
      return store.count();
    },
    // One after the other: two readings of one workbook share its texts.
    load: (index) => (reading = reading.catch(() => {}).then(() => readOn(index))),
    get: store.get,
  };
}

function createTextStore() {
  const blocks: Buffer[] = [];
  const ready: string[] = [];
  /** Of each text the number of its block and where it begins there, as one number, and how long it is. */
  let places = new Float64Array(1024);
  let lengths = new Uint32Array(1024);
  let count = 0;
  let used = 0;
  let total = 0;
  const grow = () => {
    const [morePlaces, moreLengths] = [new Float64Array(count * 2), new Uint32Array(count * 2)];
    morePlaces.set(places);
    moreLengths.set(lengths);
    [places, lengths] = [morePlaces, moreLengths];
  };
  const add = (text: string) => {
    const bytes = Buffer.byteLength(text);
    total += bytes;
    if (total > mostTextBytes || count >= mostTexts) throw tooManyTexts();
    if (count < readyTexts && text.length < 200) ready[count] = text;
    if (count === places.length) grow();
    if (used + bytes > (blocks.at(-1)?.length ?? 0)) {
      blocks.push(Buffer.allocUnsafeSlow(Math.max(blockBytes, bytes)));
      used = 0;
    }
    blocks.at(-1)!.write(text, used);
    places[count] = (blocks.length - 1) * placesOfBlock + used;
    lengths[count++] = bytes;
    used += bytes;
  };
  const get = (index: number) => {
    const known = ready[index];
    if (known !== undefined) return known;
    const from = places[index]! % placesOfBlock;
    return blocks[Math.floor(places[index]! / placesOfBlock)]!.toString('utf8', from, from + lengths[index]!);
  };
  return { add, get, count: () => count };
}

function tooManyTexts(): FileProblem {
  return new FileProblem(
    'too-many-texts',
    t`The texts of the workbook take more than 256 MB.`,
    t`the sheet saved as CSV, which is read without keeping its texts`,
  );
}
