import { sql } from 'kysely';
import type { Day } from '#kernel/local-day.ts';
import type { Tx } from '#platform/database/database.ts';

/** The demo company of this installation: a company of its own, as long as nobody has set up theirs. */
export interface Demo {
  workspaceId: number;
  seed: number;
  /** The history ends the evening before. */
  madeFor: Day;
  askedAt: Date;
  /** null until it is invented. */
  rowsPlanned: number | null;
  readyAt: Date | null;
}

export async function findDemo(tx: Tx): Promise<Demo | null> {
  const { rows } = await sql<Demo>`
    select workspace_id as "workspaceId", seed, made_for::text as "madeFor", asked_at as "askedAt", rows_planned as "rowsPlanned",
      ready_at as "readyAt" from directory.demos`.execute(tx.db);
  return rows[0] ?? null;
}
