import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import { mayUndo, noSuchBulkAction } from '#bulk/end-bulk-action.ts';
import type { BulkAction } from '#bulk/schema.ts';
import { countItems, findBulkAction, listBulkActions, type BulkRow } from '#bulk/store.ts';

const mostShown = 20;

/** Everybody's own, the newest first. */
export async function findBulkActions(context: Context): Promise<Outcome<{ bulkActions: BulkAction[] }>> {
  const problem = requirePermission(context, 'notices.read');
  if (problem) return { ok: false, problem };
  const { memberId } = context.caller;
  if (memberId === null) return { ok: true, bulkActions: [] };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const bulkActions: BulkAction[] = [];
    for (const row of await listBulkActions(tx, memberId, mostShown)) bulkActions.push(await onWire(tx, context, row));
    return { ok: true, bulkActions };
  });
}

/** How far one is, or what came of it: how many were done, how many were not and why. */
export async function findBulk(context: Context, id: number): Promise<Outcome<{ bulkAction: BulkAction }>> {
  const problem = requirePermission(context, 'notices.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const row = await findBulkAction(tx, id);
    if (!row || row.requestedBy !== context.caller.memberId) return noSuchBulkAction();
    return { ok: true, bulkAction: await onWire(tx, context, row) };
  });
}

async function onWire(tx: WorkspaceTx, { ids }: Context, row: BulkRow): Promise<BulkAction> {
  const counts = await countItems(tx, row.id);
  const rows = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    id: ids.encode('bulkAction', row.id),
    list: row.list as BulkAction['list'],
    action: row.action,
    state: row.outcome ?? (row.foundAt ? 'running' : 'waiting'),
    rows: row.foundAt ? rows : null,
    done: counts.find(({ outcome }) => outcome === 'done')?.count ?? 0,
    skipped: counts.flatMap(({ why, count }) => (why ? [{ why, count }] : [])),
    problem: row.outcome === 'failed' ? row.said : null,
    askId: row.askId === null ? null : ids.encode('ask', row.askId),
    requestedAt: row.requestedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    may: { cancel: !row.outcome, undo: mayUndo(row) && counts.some(({ outcome }) => outcome === 'done') },
  };
}
