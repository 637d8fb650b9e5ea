import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type Database } from '#platform/database/database.ts';
import type { FactsView } from '#platform/slice.ts';
import type { Journeys } from '#journeys/journeys.ts';
import { loadJourneys } from '#journeys/load-journeys.ts';

/** Answers with the journeys of the caller's workspace, as they are after the caller's last command. */
export type OpenJourneys = (context: Context) => Promise<Journeys>;

interface Options {
  /** Every view that some slice offers: journeys knows their columns, not their owners. */
  facts: readonly FactsView[];
  /** Events that change none of these views. */
  quietEvents?: readonly string[];
  /** How many workspaces are kept in memory; the one not asked for longest makes room. */
  keptWorkspaces?: number;
}

/**
 * Keeps the journeys of each workspace in memory and reads them anew when its events say that something changed.
 * The watermark is read before the facts, so an answer never claims to know more than it does; while an import runs,
 * readers see what was there when they last looked, and all of it once the import announces its end.
 */
export function createJourneys({ facts, quietEvents = [], keptWorkspaces = 16 }: Options): { openJourneys: OpenJourneys } {
  const kept = new Map<number, { watermark: string; journeys: Promise<Journeys> }>();
  return {
    async openJourneys({ database, caller: { workspaceId } }) {
      const watermark = await readWatermark(database, workspaceId, quietEvents);
      let entry = kept.get(workspaceId);
      if (entry?.watermark !== watermark) entry = { watermark, journeys: loadJourneys(database, workspaceId, facts, watermark) };
      keep(kept, workspaceId, entry, keptWorkspaces);
      entry.journeys.catch(() => kept.get(workspaceId) === entry && kept.delete(workspaceId));
      return entry.journeys;
    },
  };
}

/** A Map remembers the order of insertion: the first key is the one not asked for longest. */
function keep<T>(kept: Map<number, T>, workspaceId: number, entry: T, most: number): void {
  kept.delete(workspaceId);
  kept.set(workspaceId, entry);
  for (const key of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(key);
  }
}

/**
 * The last event that is not quiet, and how many of the thousand before it are there: an event that took its number early and committed
 * late changes the count, though not the last.
 */
async function readWatermark(database: Database, workspaceId: number, quietEvents: readonly string[]): Promise<string> {
  const found = await inWorkspace(database, workspaceId, (tx) =>
    sql<{ last: number; recent: number }>`
      select coalesce(max(id), 0) as last, count(*) as recent from entente.events
      where workspace_id = ${workspaceId} and name <> all(${[...quietEvents]}::text[])
        and id > (select coalesce(max(id), 0) - 1000 from entente.events
          where workspace_id = ${workspaceId} and name <> all(${[...quietEvents]}::text[]))`.execute(tx.db),
  );
  const { last, recent } = found.rows[0]!;
  return `${last}-${recent}`;
}
