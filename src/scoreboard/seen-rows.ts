import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { readIsSeen } from '#identity/public.ts';
import type { Journeys } from '#journeys/public.ts';
import type { FigureRows } from '#scoreboard/figure-rows.ts';

/** The rows of a figure that a caller sees: the figure itself counts everybody, for everybody. */
export async function onlySeenRows(context: Context, { people }: Journeys, figure: FigureRows): Promise<FigureRows> {
  const { caller, database } = context;
  if (!caller.sight?.rowsOf) return figure;
  const isSeen = await inWorkspace(database, caller.workspaceId, (tx) => readIsSeen(tx, caller, 'people'));
  const own = Array.from({ length: figure.total }, (_, i) => i).filter((i) => isSeen(people.ids[figure.rowAt(i).person]!));
  return { ...figure, total: own.length, withheld: figure.total - own.length, rowAt: (i) => figure.rowAt(own[i]!) };
}
