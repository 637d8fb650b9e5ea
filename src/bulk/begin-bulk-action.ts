import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { ListDefinition } from '#platform/lists/list.ts';
import { readConditions } from '#platform/lists/read-question.ts';
import { checkAsk } from '#asks/public.ts';
import { requirePermission } from '#workspace/public.ts';
import { mostPicked, type BulkDoing, type BulkWanted } from '#bulk/schema.ts';
import { insertBulkAction, insertItems } from '#bulk/store.ts';

export type Lists = readonly ListDefinition[];

/** Begins to do one thing to many rows; it is done behind it, and everything that can be refused is refused now. */
export async function beginBulkAction(context: Context, lists: Lists, wanted: BulkWanted): Promise<Outcome<{ bulkActionId: number }>> {
  const definition = lists.find(({ name }) => name === wanted.list)!;
  const problem = mayDo(context, definition, wanted.action);
  if (problem) return { ok: false, problem };
  const { memberId } = context.caller;
  if (memberId === null)
    return refuse('forbidden', 'no-member', t`Only members do something to many rows at once.`, {
      accepted: t`a member, or a key of theirs`,
    });
  const picked = wanted.only?.map((text) => context.ids.decode(definition.idKind, text)) ?? null;
  if (picked?.includes(null))
    return refuse('invalid', 'not-an-id', t`Not the ids of rows.`, { where: 'only', accepted: t`at most ${mostPicked} ids of this list` });
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const checked = await check(tx, context, definition, wanted);
    if (!checked.ok) return checked;
    const { list, action, filter, search, ask } = wanted;
    const at = new Date(context.clock.now());
    const bulkActionId = await insertBulkAction(tx, { list, action, wanted: { filter, search, ask }, by: memberId, at });
    if (picked) await insertItems(tx, bulkActionId, [...new Set(picked as number[])], at);
    await announce(tx, context, { name: 'bulk-action.begun', subject: { bulkActionId, unsaid: 1 } });
    return { ok: true, bulkActionId };
  });
}

/** Whether somebody may do this to rows of this list; asked again before every batch. */
export function mayDo(context: Pick<Context, 'caller'> & Context, definition: ListDefinition, action: BulkDoing): Problem | null {
  return definition.mayRead(context) ?? requirePermission(context, action === 'ask' ? 'asks.write' : 'notices.write');
}

async function check(
  tx: WorkspaceTx,
  context: Context,
  definition: ListDefinition,
  { action, ask, filter, search }: BulkWanted,
): Promise<Outcome> {
  if (action === 'ask' && !ask)
    return refuse('invalid', 'missing-field', t`Missing: ask.`, { where: 'ask', accepted: t`what is asked, and of whom` });
  if (action !== 'ask' && ask) return refuse('invalid', 'not-asked', t`Nothing is asked here.`, { where: 'ask', accepted: t`nothing` });
  const read = readConditions(await definition.open(tx, context), { filter, search });
  if (!read.ok) return read;
  const checked = ask ? await checkAsk(tx, context, ask) : null;
  return checked && !checked.ok
    ? { ok: false, problem: { ...checked.problem, where: `ask.${checked.problem.where ?? ''}` } }
    : { ok: true };
}
