import type { Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace, type Tx, type WorkspaceTx } from '#platform/database/database.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import type { Listener, Sweep } from '#platform/slice.ts';

/** A list whose rows are made from facts, behind every import: nobody who imports waits for it. */
export interface FollowingList {
  slice: string;
  list: string;
  /** Makes all of it anew; what is as it was is not written again. Stops where the signal says so. */
  makeWhole(platform: Platform, workspaceId: number, signal: AbortSignal): Promise<void>;
  /** After one import, where that is less than the whole. */
  followImport?(platform: Platform, workspaceId: number, importRunId: number, signal: AbortSignal): Promise<void>;
  /** Whether there is anything of which the list would be made. */
  isAnything(tx: WorkspaceTx): Promise<boolean>;
}

export interface Followed {
  listeners: readonly Listener[];
  /**
   * A company whose list was never made, as after an update from a version without it, gets it without anybody asking; while an
   * import waits or runs it is left to the end of that.
   */
  sweep: Sweep;
  /** Whether something that was imported is not in the list yet. */
  isCatchingUp(tx: WorkspaceTx): Promise<boolean>;
}

/** Ends of imports, whatever became of them: what they brought stays until it is undone. */
const ends = ['import.finished', 'import.failed', 'import.cancelled'];
/** After these, anything may be something else. */
const turns = ['import.undone', 'import.put-back', 'person.erased'];

export function followImports(followed: FollowingList): Followed {
  const { slice, list, makeWhole } = followed;
  const whole = async (platform: Platform, workspaceId: number, signal: AbortSignal) => {
    const waiting = await inDirectory(platform.database, (tx) => whoWaits(tx, workspaceId, names));
    await learnSizes(platform, workspaceId);
    await makeWhole(platform, workspaceId, signal);
    if (signal.aborted) return;
    await inWorkspace(platform.database, workspaceId, (tx) => markMade(tx, list, new Date(platform.clock.now())));
    await inDirectory(platform.database, (tx) => markHeard(tx, waiting));
  };
  const listeners = [...ends, ...turns].map((event): Listener => {
    const isEnd = ends.includes(event) && followed.followImport;
    return {
      name: `${slice}/list-${list}-after-${event}`,
      event,
      run: async (context, { subject, workspaceId }, signal) => {
        // Of several imports in a row the list is made behind the last one: it ends too, and none of them waits for a list.
        if (await inWorkspace(context.database, workspaceId, (tx) => leaveToTheNext(tx, list, subject['importRunId']))) return;
        if (!isEnd || !(await inWorkspace(context.database, workspaceId, (tx) => isMade(tx, list))))
          return whole(context, workspaceId, signal);
        await learnSizes(context, workspaceId);
        await followed.followImport!(context, workspaceId, Number(subject['importRunId']), signal);
      },
    };
  });
  const names = listeners.map((listener) => listener.name);
  const run = async (platform: Platform, signal: AbortSignal) => {
    for (const id of await workspaces(platform)) {
      if (signal.aborted) return;
      const isMissing = await inWorkspace(
        platform.database,
        id,
        async (tx) => !(await isMade(tx, list)) && !(await isImportDue(tx, null)) && followed.isAnything(tx),
      );
      if (isMissing) await whole(platform, id, signal);
    }
  };
  const isCatchingUp = async (tx: WorkspaceTx) =>
    (await isDue(tx, names)) || (!(await isMade(tx, list)) && (await followed.isAnything(tx)));
  return { listeners, sweep: { name: `${slice}/make-list-of-${list}`, everySeconds: 60, isLong: true, run }, isCatchingUp };
}

/** What an import brought is new to the planner: neither making a list nor reading a page shall take a way that was right before it. */
async function learnSizes(platform: Platform, workspaceId: number): Promise<void> {
  await inWorkspace(platform.database, workspaceId, (tx) => tx.client.query('select entente.learn_sizes()'));
}

/** One transaction of the making: two imports that end together take turns, so that the later one writes what holds. */
export async function whileMaking<T>(platform: Platform, workspaceId: number, work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  return inWorkspace(platform.database, workspaceId, async (tx) => {
    await tx.client.query('select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.lists, workspaceId]);
    return work(tx);
  });
}

async function workspaces(platform: Platform): Promise<number[]> {
  return inDirectory(platform.database, async (tx) => {
    const { rows } = await tx.client.query<{ id: number }>('select id from directory.workspaces');
    return rows.map((row) => row.id);
  });
}

async function isMade(tx: WorkspaceTx, list: string): Promise<boolean> {
  const { rows } = await tx.client.query('select 1 from entente.lists_made where workspace_id = $1 and list = $2', [tx.workspaceId, list]);
  return rows.length > 0;
}

/** While an import other than the one that ended waits or runs, the list counts as not made: whatever ends next makes all of it. @returns whether one does. */
async function leaveToTheNext(tx: WorkspaceTx, list: string, ended: number | string | null | undefined): Promise<boolean> {
  const isLeft = await isImportDue(tx, ended ?? null);
  if (isLeft) await tx.client.query('delete from entente.lists_made where workspace_id = $1 and list = $2', [tx.workspaceId, list]);
  return isLeft;
}

/** Whether an import waits or runs, other than the given one. */
async function isImportDue(tx: WorkspaceTx, besides: number | string | null): Promise<boolean> {
  const { rows } = await tx.client.query(
    `select 1 from directory.deliveries d join entente.events e on e.workspace_id = $1 and e.id = d.event_id
     where d.workspace_id = $1 and d.state = 'due' and e.name in ('import.requested', 'import.resumed')
       and e.subject ->> 'importRunId' is distinct from $2 limit 1`,
    [tx.workspaceId, besides === null ? null : String(besides)],
  );
  return rows.length > 0;
}

/** Whatever was announced before all of the list is made is in it. @returns the deliveries that would make it once more. */
async function whoWaits(tx: Tx, workspaceId: number, listeners: readonly string[]): Promise<number[]> {
  const { rows } = await tx.client.query<{ id: number }>(
    "select id from directory.deliveries where workspace_id = $1 and state = 'due' and listener = any($2::text[])",
    [workspaceId, listeners],
  );
  return rows.map((row) => row.id);
}

async function markHeard(tx: Tx, deliveries: readonly number[]): Promise<void> {
  await tx.client.query("update directory.deliveries set state = 'done' where id = any($1::bigint[]) and state = 'due'", [deliveries]);
}

async function markMade(tx: WorkspaceTx, list: string, at: Date): Promise<void> {
  await tx.client.query(
    `insert into entente.lists_made (workspace_id, list, made_at) values ($1, $2, $3)
     on conflict (workspace_id, list) do update set made_at = excluded.made_at`,
    [tx.workspaceId, list, at],
  );
}

async function isDue(tx: WorkspaceTx, listeners: readonly string[]): Promise<boolean> {
  const { rows } = await tx.client.query(
    "select 1 from directory.deliveries where workspace_id = $1 and state = 'due' and listener = any($2::text[]) limit 1",
    [tx.workspaceId, listeners],
  );
  return rows.length > 0;
}
