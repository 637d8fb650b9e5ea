import type { Platform } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { followImports, whileMaking } from '#platform/lists/follow-imports.ts';
import { countDealsOfPeople, listPeopleAnew, tidyWords } from '#identity/lists/listed-people.ts';

const atATime = 10_000;
/** Beyond so many rows it is quicker to go through everybody in order than to look up whom they told of. */
const manyRows = 50_000;

export const followPeople = followImports({
  slice: 'identity',
  list: 'people',
  makeWhole: listEverybody,
  followImport,
  isAnything: async (tx) => {
    const { rows } = await tx.client.query('select 1 from entente.people where workspace_id = $1 limit 1', [tx.workspaceId]);
    return rows.length > 0;
  },
});

async function followImport(platform: Platform, workspaceId: number, importRunId: number, signal: AbortSignal): Promise<void> {
  const told = await inWorkspace(platform.database, workspaceId, (tx) => whomItTold(tx, importRunId));
  if (told === 'many') return listEverybody(platform, workspaceId, signal);
  const pieces = async (_tx: WorkspaceTx, after: number) => told.filter((id) => id > after).slice(0, atATime);
  await inPieces(platform, workspaceId, pieces, signal);
}

/** Whom an import told of, the persons they are, and whoever was made again because of it; in the order of their ids. */
async function whomItTold(tx: WorkspaceTx, importRunId: number): Promise<number[] | 'many'> {
  const run = await tx.client.query<{ at: Date; rowsRead: number }>(
    `select requested_at as at, rows_read as "rowsRead" from entente.import_run_facts where workspace_id = $1 and import_run_id = $2`,
    [tx.workspaceId, importRunId],
  );
  if (!run.rows[0] || run.rows[0].rowsRead > manyRows) return 'many';
  const { rows } = await tx.client.query<{ id: number }>(
    `with told as materialized (
       select distinct subject_id as id from entente.told_person_facts where workspace_id = $1 and import_run_id = $2)
     select id from told
     union select l.person_id from told join entente.subject_links l on l.workspace_id = $1 and l.subject_id = told.id
     union select id from entente.people where workspace_id = $1 and updated_at >= $3
     order by id`,
    [tx.workspaceId, importRunId, run.rows[0].at],
  );
  return rows.length > manyRows ? 'many' : rows.map((row) => row.id);
}

async function listEverybody(platform: Platform, workspaceId: number, signal: AbortSignal): Promise<void> {
  const everybody = async (tx: WorkspaceTx, after: number) => {
    const { rows } = await tx.client.query<{ id: number }>(
      `select id from (
         (select id from entente.people where workspace_id = $1 and id > $2 order by id limit ${atATime})
         union
         (select person_id from entente.people_listed where workspace_id = $1 and person_id > $2 order by person_id limit ${atATime})) as known
       order by id limit ${atATime}`,
      [workspaceId, after],
    );
    return rows.map((row) => row.id);
  };
  await inPieces(platform, workspaceId, everybody, signal);
}

type NextPiece = (tx: WorkspaceTx, after: number) => Promise<number[]>;

/** A few thousand at a time, each in its own transaction: whoever reads the list meanwhile reads what is there. */
async function inPieces(platform: Platform, workspaceId: number, next: NextPiece, signal: AbortSignal): Promise<void> {
  for (let after = 0; !signal.aborted;) {
    const ids = await whileMaking(platform, workspaceId, async (tx) => {
      const found = await next(tx, after);
      if (found.length > 0) await listPeopleAnew(tx, found);
      return found;
    });
    if (ids.length === 0) break;
    after = ids.at(-1)!;
  }
  if (!signal.aborted) await whileMaking(platform, workspaceId, countDealsOfPeople);
  await inWorkspace(platform.database, workspaceId, tidyWords);
}
