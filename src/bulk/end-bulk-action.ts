import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { withdrawAsk } from '#asks/public.ts';
import { followAll, unfollowAll } from '#discussion/public.ts';
import { requirePermission } from '#workspace/public.ts';
import { insertEnd, lockBulkAction, thingsDone, type BulkRow } from '#bulk/store.ts';

/** Leaves the rest as it is. What was done until then stays, and can be undone. */
export function cancelBulkAction(context: Context, id: number): Promise<Outcome> {
  return withOwn(context, id, async (tx, row) => {
    if (row.outcome) return refuse('conflict', 'bulk-action-ended', t`This has ended already.`, { accepted: t`one that is at work` });
    await insertEnd(tx, id, { outcome: 'cancelled', by: row.requestedBy, at: new Date(context.clock.now()) });
    return { ok: true };
  });
}

/** Takes back what it changed and nothing else: whom one followed before stays followed. An ask is withdrawn while it is open. */
export async function undoBulkAction(context: Context, id: number): Promise<Outcome> {
  const read = await withOwn<{ askId: number | null }>(context, id, async (_tx, row) => {
    if (!mayUndo(row))
      return refuse('conflict', 'nothing-to-undo', t`There is nothing to take back here.`, { accepted: t`one that was done` });
    return { ok: true, askId: row.askId };
  });
  if (!read.ok) return read;
  if (read.askId !== null) {
    const withdrawn = await withdrawAsk(context, read.askId, undefined);
    if (!withdrawn.ok) return withdrawn;
  }
  return withOwn(context, id, async (tx, row) => {
    if (!mayUndo(row)) return { ok: true };
    const at = new Date(context.clock.now());
    const things = (await thingsDone(tx, id)).map((thing) => ({ kind: thing.kind, ids: [thing.id] }));
    if (row.action === 'follow') await unfollowAll(tx, row.requestedBy, things);
    if (row.action === 'unfollow') await followAll(tx, row.requestedBy, things, at);
    await insertEnd(tx, id, { outcome: 'undone', by: row.requestedBy, at });
    const { list, action } = row;
    const unsaid = action === 'ask' ? { unsaid: 1 } : {};
    await announce(tx, context, {
      name: 'bulk-action.undone',
      subject: { bulkActionId: id, list, action, done: things.length, ...unsaid },
    });
    return { ok: true };
  });
}

/** Of one that was cancelled: what it had done until then. */
export const mayUndo = ({ outcome, action, askId }: BulkRow) =>
  action === 'ask' ? outcome === 'done' && askId !== null : outcome === 'done' || outcome === 'cancelled';

async function withOwn<More extends object = object>(
  context: Context,
  id: number,
  decide: (tx: WorkspaceTx, row: BulkRow) => Promise<Outcome<More>>,
): Promise<Outcome<More>> {
  const problem = requirePermission(context, 'notices.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const row = await lockBulkAction(tx, id);
    return row && row.requestedBy === context.caller.memberId ? decide(tx, row) : noSuchBulkAction();
  });
}

export const noSuchBulkAction = () =>
  refuse('missing', 'no-such-bulk-action', t`There is no such bulk action of yours.`, {
    where: 'id',
    accepted: t`the id of one that you began`,
  });
