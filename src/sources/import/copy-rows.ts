import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of COPY's text format: bytes are given as hexadecimal with bytea(), moments with moment(). */
export type CopyValue = string | number | boolean | null;

const chunkLength = 256 * 1024;

/** Copies rows into a table of this connection. @param target table and columns, as COPY takes them. */
export async function copyRows(client: pg.ClientBase, target: string, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  await copyLines(client, target, linesOf(rows));
}

function* linesOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  for (const row of rows) yield lineOf(row);
}

/** Copies lines as COPY's text format has them, each with its line break. */
async function copyLines(client: pg.ClientBase, target: string, lines: Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  const ended = finished(stream);
  // A failure is thrown below; here it must only not be unheard while rows are still being written.
  ended.catch(() => {});
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < chunkLength) continue;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended]);
    text = '';
  }
  stream.end(text);
  await ended;
}

function lineOf(row: readonly CopyValue[]): string {
  let line = '';
  for (let at = 0; at < row.length; at++) line += at === 0 ? copyText(row[at] as CopyValue) : `\t${copyText(row[at] as CopyValue)}`;
  return `${line}\n`;
}

const special = /[\\\n\r\t]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value as a line has it. */
function copyText(value: CopyValue): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    return special.test(value) ? value.replaceAll(/[\\\n\r\t]/g, (character) => escapes[character]!) : value;
  }
  return value === null ? '\\N' : value ? 't' : 'f';
}

/** Hexadecimal as COPY reads it into a bytea column. */
export function bytea(hexadecimal: string): string {
  return `\\x${hexadecimal}`;
}

/** Epoch milliseconds as COPY reads them into a timestamptz column. */
export function moment(at: number): string {
  return new Date(at).toISOString();
}
