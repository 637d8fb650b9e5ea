import { t } from '#kernel/language/say.ts';
import { StringDecoder } from 'node:string_decoder';
import { FileProblem } from '../file-problem.ts';
import type { ArchivePart } from './open-archive.ts';
import { createXmlReader, type XmlListener } from './xml-reader.ts';

/** The parts beside sheets and texts are small: names, formats, what is where. */
const mostBytes = 64 * 1024 * 1024;

/** Reads a part of a workbook from beginning to end. @throws FileProblem */
export async function readDocument(part: ArchivePart, listener: XmlListener): Promise<void> {
  if (part.unpackedBytes > mostBytes) {
    throw new FileProblem(
      'unpacks-too-far',
      t`${part.name} in the workbook unpacks to more than 64 MB.`,
      t`a workbook as Excel saves it; the sheet saved as CSV`,
    );
  }
  const reader = createXmlReader(listener);
  for await (const text of textOf(part.read())) reader.write(text);
  reader.end();
}

/** The text of a part, cut at whole characters. */
export async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let isStart = true;
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    yield isStart && text.startsWith('\ufeff') ? text.slice(1) : text;
    isStart = false;
  }
}
