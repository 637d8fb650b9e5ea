import { inStretches, type ReadMeter } from '../read-rows.ts';
import { longestRecord, rowTooLong } from '../row-problems.ts';

/** The lines of a text, as many at a time as one stretch of it holds. @throws FileProblem when one is longer than a row may be. */
export async function* readLines(text: AsyncIterable<Buffer>, meter: ReadMeter): AsyncGenerator<string[]> {
  let rest = '';
  let before = 0;
  for await (const stretch of inStretches(text, meter)) {
    // A long line is put together without being looked through again with every stretch.
    const lines = stretch.split('\n');
    lines[0] = rest + lines[0]!;
    rest = lines.pop()!;
    const long = lines.findIndex((line) => line.length > longestRecord);
    if (long >= 0) throw rowTooLong(`line ${before + long + 1}`);
    before += lines.length;
    if (rest.length > longestRecord) throw rowTooLong(`line ${before + 1}`);
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}
