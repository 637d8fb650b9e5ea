import type { Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import type { Listener, Sweep } from '#platform/slice.ts';
import { countDealsOfPeople, listPeopleAnew } from '#identity/lists/listed-people.ts';

const atATime = 5000;

/** Ends of imports, whatever became of them: what they brought stays until it is undone. */
const ends = ['import.finished', 'import.failed', 'import.cancelled'];
/** After these, anybody may be somebody else. */
const turns = ['import.undone', 'import.put-back'];

/** The list of people follows every import behind it: nobody who imports waits for it. */
export const peopleListListeners: readonly Listener[] = [
  ...ends.map((event): Listener => ({
    name: `identity/list-people-after-${event}`,
    event,
    run: (context, { subject, workspaceId }, signal) => followImport(context, workspaceId, Number(subject['importRunId']), signal),
  })),
  ...turns.map((event): Listener => ({
    name: `identity/list-people-after-${event}`,
    event,
    run: (context, { workspaceId }, signal) => listEverybody(context, workspaceId, signal),
  })),
];

/** A company whose list was never made, as after an update from a version without lists, gets it without anybody asking. */
export const peopleListSweep: Sweep = {
  name: 'identity/make-people-list',
  everySeconds: 60,
  run: async (platform) => {
    const workspaces = await inDirectory(
      platform.database,
      async (tx) => (await tx.client.query<{ id: number }>('select id from directory.workspaces')).rows,
    );
    for (const { id } of workspaces) {
      const isMade = await inWorkspace(platform.database, id, (tx) => isPeopleListMade(tx));
      if (!isMade) await listEverybody(platform, id, new AbortController().signal);
    }
  },
};

export async function isPeopleListMade(tx: WorkspaceTx): Promise<boolean> {
  const { rows } = await tx.client.query("select 1 from entente.lists_made where workspace_id = $1 and list = 'people'", [tx.workspaceId]);
  return rows.length > 0;
}

/** Beyond so many rows it is quicker to go through everybody in order than to look up whom they told of. */
const manyRows = 50_000;

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
    const ids = await taking(platform, workspaceId, async (tx) => {
      const found = await next(tx, after);
      if (found.length > 0) await listPeopleAnew(tx, found);
      return found;
    });
    if (ids.length === 0) break;
    after = ids.at(-1)!;
  }
  if (signal.aborted) return;
  await taking(platform, workspaceId, async (tx) => {
    await countDealsOfPeople(tx);
    await tx.client.query(
      `insert into entente.lists_made (workspace_id, list, made_at) values ($1, 'people', $2)
       on conflict (workspace_id, list) do update set made_at = excluded.made_at`,
      [workspaceId, new Date(platform.clock.now())],
    );
  });
}

/** Two imports that end together take turns, so that the later one writes what holds. */
async function taking<T>(platform: Platform, workspaceId: number, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  return inWorkspace(platform.database, workspaceId, async (tx) => {
    await tx.client.query('select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.lists, workspaceId]);
    return work(tx);
  });
}
