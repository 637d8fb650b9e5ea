import { to } from 'pg-copy-streams';
import type { Tx } from '#platform/database/database.ts';

/** The fields of one row of COPY ... TO STDOUT; valid only until the next row. */
export interface CopyRow {
  /** NaN when the field is null. */
  number(field: number): number;
  /** '' when the field is null. */
  text(field: number): string;
}

const tab = 0x09;
const newline = 0x0a;
const backslash = 0x5c;

/**
 * Streams the rows of a query past a callback, without an object per row: a million rows cost one buffer at a time.
 * @param query a SELECT without parameters; nothing in it may come from a user.
 */
export async function readCopy(tx: Tx, query: string, onRow: (row: CopyRow) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of tx.client.query(to(`copy (${query}) to stdout`)) as AsyncIterable<Buffer>) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    rest = bytes.subarray(readLines(bytes, onRow));
  }
  if (rest.length) throw new Error('COPY ended in the middle of a row.');
}

/** Reads all whole lines and returns where the first unfinished one begins. */
function readLines(bytes: Buffer, onRow: (row: CopyRow) => void): number {
  const starts: number[] = [];
  const row: CopyRow = {
    number: (field) => numberIn(bytes, starts[field]!, starts[field + 1]! - 1),
    text: (field) => textIn(bytes, starts[field]!, starts[field + 1]! - 1),
  };
  let line = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, line)) {
    starts.length = 0;
    starts.push(line);
    for (let i = line; i < end; i++) if (bytes[i] === tab) starts.push(i + 1);
    starts.push(end + 1);
    onRow(row);
    line = end + 1;
  }
  return line;
}

const isNull = (bytes: Buffer, from: number, to: number) => to - from === 2 && bytes[from] === backslash && bytes[from + 1] === 0x4e;

function numberIn(bytes: Buffer, from: number, to: number): number {
  if (isNull(bytes, from, to)) return NaN;
  let value = 0;
  const negative = bytes[from] === 0x2d;
  for (let i = negative ? from + 1 : from; i < to; i++) {
    const digit = bytes[i]! - 0x30;
    // Fractions and infinities are rare enough to be read the slow way.
    if (digit < 0 || digit > 9) return Number(bytes.toString('latin1', from, to));
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function textIn(bytes: Buffer, from: number, to: number): string {
  if (isNull(bytes, from, to)) return '';
  const text = bytes.toString('utf8', from, to);
  return text.includes('\\') ? text.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter) : text;
}
