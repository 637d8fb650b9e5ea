import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import type { AboutWanted } from '#discussion/schema.ts';
import { deleteFollow, insertFollow } from '#discussion/store.ts';
import { thingAsked, type Things } from '#discussion/things.ts';

/** Follows a thing, or does so no more: everybody for themselves, whatever they may see. Doing it twice changes nothing. */
export async function followThing(context: Context, things: Things, about: AboutWanted, isFollowed: boolean): Promise<Outcome> {
  const problem = requirePermission(context, 'notices.write');
  if (problem) return { ok: false, problem };
  const { memberId } = context.caller;
  if (memberId === null)
    return refuse('forbidden', 'no-member', t`Only members follow something.`, { accepted: t`a member, or a key of theirs` });
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const asked = await thingAsked(tx, context, things, about);
    if (!asked.ok) return asked;
    if (isFollowed) await insertFollow(tx, memberId, asked.thing, new Date(context.clock.now()));
    else await deleteFollow(tx, memberId, asked.thing);
    return { ok: true };
  });
}
