import { hash } from 'node:crypto';

/** What a table holds, told in short: equal for the same rows in any order. */
export interface TableDigest {
  rows: number;
  /** The sum of the rows' SHA-256, as four numbers of 32 bits each, in hexadecimal. */
  digest: string;
}

const lineFeed = 10;
const parts = 4;

/** Takes a table as COPY writes it, in whatever pieces: every row is one line, as line breaks in values are escaped. */
export function createTableDigest(): { add(chunk: Buffer): void; end(): TableDigest } {
  const sums = new Uint32Array(parts);
  let rows = 0;
  let begun: Buffer | null = null;
  const addLine = (line: Buffer) => {
    const ofLine = hash('sha256', line, 'buffer');
    for (let part = 0; part < parts; part++) sums[part]! += ofLine.readUInt32LE(part * 4);
    rows++;
  };
  return {
    add: (chunk) => {
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
        const line = chunk.subarray(start, end);
        addLine(begun ? Buffer.concat([begun, line]) : line);
        begun = null;
        start = end + 1;
      }
      if (start < chunk.length) begun = Buffer.concat([...(begun ? [begun] : []), chunk.subarray(start)]);
    },
    end: () => {
      if (begun) throw new Error('A table ends in the middle of a row.');
      return { rows, digest: Buffer.from(sums.buffer).toString('hex') };
    },
  };
}

export async function digestOf(table: AsyncIterable<Buffer>): Promise<TableDigest> {
  const digest = createTableDigest();
  for await (const chunk of table) digest.add(chunk);
  return digest.end();
}
