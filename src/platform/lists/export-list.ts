import { t } from '#kernel/language/say.ts';
import { Readable } from 'node:stream';
import type { Cell, ListRow } from '#kernel/lists/answers.ts';
import { minorDigits } from '#kernel/money.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { csvLine, type CsvCell } from '#platform/http/csv.ts';
import { findPage, rowsInOrder } from '#platform/lists/ask-list.ts';
import type { List, ListDefinition, ListField } from '#platform/lists/list.ts';
import { readColumns } from '#platform/lists/read-question.ts';
import type { ExportQuery } from '#platform/lists/schema.ts';

const atATime = 200;
const mostPicked = 500;

export interface Exported {
  file: Readable;
  type: string;
}

/** Everything that matches, or the rows that were picked, with the columns that are shown: as CSV that a spreadsheet opens safely, or as JSON. */
export async function exportList(context: Context, definition: ListDefinition, query: ExportQuery): Promise<Outcome<Exported>> {
  const problem = definition.mayRead(context) ?? definition.mayExport(context);
  if (problem) return { ok: false, problem };
  const picked = pickedIds(context, definition, query);
  if (picked === 'unreadable')
    return refuse('invalid', 'not-an-id', t`Not the ids of rows.`, { where: 'only', accepted: t`at most ${mostPicked} ids of this list` });
  const { database, caller } = context;
  const list = await inWorkspace(database, caller.workspaceId, (tx) => definition.open(tx, context));
  const fields = readColumns(list, query.columns).map((name) => list.fields.find((field) => field.name === name)!);
  // The first piece is read before anything is sent: a refusal is still a refusal.
  const read = (after: string | undefined) => readPiece(context, definition, { list, query, picked, fields, after });
  const first = await read(undefined);
  if (!first.ok) return first;
  const pieces = piecesFrom(first, read);
  if (query.format === 'json') return { ok: true, file: Readable.from(asJson(pieces)), type: 'application/json; charset=utf-8' };
  return { ok: true, file: Readable.from(asCsv(fields, pieces)), type: 'text/csv; charset=utf-8' };
}

function pickedIds({ ids }: Context, { idKind }: ListDefinition, { only }: ExportQuery): number[] | null | 'unreadable' {
  if (only === undefined) return null;
  const texts = Array.isArray(only) ? only : only.split(',');
  const found = texts.map((text) => ids.decode(idKind, text));
  const isFine = found.length <= mostPicked && found.every((id) => id !== null);
  return isFine ? (found as number[]) : 'unreadable';
}

interface Asked {
  list: List;
  query: ExportQuery;
  picked: number[] | null;
  fields: readonly ListField[];
  after: string | undefined;
}

type Piece = { ok: true; rows: ListRow[]; next: string | null };

async function readPiece(context: Context, definition: ListDefinition, asked: Asked): Promise<Outcome<Piece>> {
  const columns = asked.fields.map((field) => field.name);
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    if (asked.picked)
      return { ok: true, rows: await rowsInOrder(tx, context, definition, { ids: asked.picked, columns, list: asked.list }), next: null };
    const found = await findPage(tx, asked.list, definition, { ...asked.query, after: asked.after, limit: atATime });
    if (!found.ok) return found;
    const { ids, next } = found.page;
    return { ok: true, rows: await rowsInOrder(tx, context, definition, { ids, columns, list: asked.list }), next };
  });
}

async function* piecesFrom(first: Piece, read: (after: string) => Promise<Outcome<Piece>>): AsyncGenerator<ListRow[]> {
  for (let piece = first; ;) {
    yield piece.rows;
    if (piece.next === null) return;
    const following = await read(piece.next);
    if (!following.ok) throw new Error(`A list that was read could not be read on: ${following.problem.code}`);
    piece = following;
  }
}

async function* asCsv(fields: readonly ListField[], pieces: AsyncIterable<ListRow[]>): AsyncGenerator<string> {
  const heads = fields.flatMap(({ label, kind }) => (kind === 'money' ? [label, `${label} currency`] : [label]));
  yield csvLine(['Id', ...heads]);
  for await (const rows of pieces)
    yield rows
      .map(({ id, cells }) => csvLine([id, ...fields.flatMap(({ name, kind }) => cellsOf(cells[name], kind === 'money'))]))
      .join('');
}

function cellsOf(cell: Cell | undefined, isMoney: boolean): CsvCell[] {
  if (typeof cell === 'boolean') return [cell ? 'yes' : 'no'];
  if (typeof cell !== 'object' || cell === null) return isMoney ? [cell, ''] : [cell];
  if ('label' in cell) return [cell.label];
  const digits = minorDigits(cell.currency ?? 'EUR');
  return [(cell.amountMinor / 10 ** digits).toFixed(digits), cell.currency];
}

async function* asJson(pieces: AsyncIterable<ListRow[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pieces) {
    for (const { id, cells } of rows) {
      yield `${before}${JSON.stringify({ id, ...cells })}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
