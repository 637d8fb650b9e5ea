import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { shownName } from '#workspace/public.ts';
import { isoOrNull } from '#scoreboard/list-attributes.ts';
import type { FigureRow, FigureRows } from '#scoreboard/figure-rows.ts';
import type { Journeys } from '#journeys/public.ts';
import type { RowsAnswer } from '#scoreboard/schema.ts';

type NamedRow = RowsAnswer['rows'][number];

/** Rows `from` to `to` (exclusive) of a figure, as they travel: names are read for these few only. */
export async function nameRows(context: Context, journeys: Journeys, figure: FigureRows, from: number, to: number): Promise<NamedRow[]> {
  const rows = Array.from({ length: Math.max(0, Math.min(to, figure.total) - from) }, (_, i) => figure.rowAt(from + i));
  const idOf = (row: FigureRow) => journeys.people.ids[row.person]!;
  const names = await readNames(context, rows.map(idOf));
  return rows.map((row) => {
    const id = idOf(row);
    return { person: { id: context.ids.encode('person', id), name: shownName(context.caller, names.get(id) ?? '') }, ...onWire(row) };
  });
}

async function readNames(context: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const { workspaceId } = context.caller;
  const found = await inWorkspace(context.database, workspaceId, (tx) =>
    sql<{ id: number; name: string }>`
      select subject_id as id, coalesce(nullif(name, ''), nullif(email, ''), company) as name
      from entente.person_facts where workspace_id = ${workspaceId} and subject_id = any(${[...ids]}::bigint[])`.execute(tx.db),
  );
  return new Map(found.rows.map((row) => [row.id, row.name]));
}

/** Only the columns that this figure has; what did not happen is null. */
function onWire(row: FigureRow): Omit<NamedRow, 'person'> {
  const moments = (['offeredAt', 'followedUpAt', 'reachedAt', 'wonAt'] as const).filter((column) => row[column] !== undefined);
  const seconds = (['waitSeconds', 'businessWaitSeconds', 'waitingSeconds'] as const).filter((column) => row[column] !== undefined);
  return {
    capturedAt: isoOrNull(row.capturedAt),
    ...Object.fromEntries(moments.map((column) => [column, isoOrNull(row[column])])),
    ...Object.fromEntries(seconds.map((column) => [column, Number.isNaN(row[column]) ? null : row[column]])),
  };
}
