import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { permits, readMembers, type Member } from '#workspace/public.ts';
import type { AboutWanted, CommentOnWire, DiscussionAnswer } from '#discussion/schema.ts';
import { findComment, listComments, listFollowers, type CommentRow } from '#discussion/store.ts';
import { thingAsked, type Things } from '#discussion/things.ts';
import { stepsOf } from '#discussion/write-comment.ts';

type Members = ReadonlyMap<number, Member>;

/** Everything that was said of a thing, and whether the caller follows it. Whoever may see the thing may read it. */
export async function findDiscussion(context: Context, things: Things, about: AboutWanted): Promise<Outcome<{ answer: DiscussionAnswer }>> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const asked = await thingAsked(tx, context, things, about);
    if (!asked.ok) return asked;
    const { memberId } = context.caller;
    const followers = await listFollowers(tx, asked.thing);
    const members = await membersById(tx);
    const comments = (await listComments(tx, asked.thing)).map((row) => commentOnWire(context, row, members));
    const may = { write: permits(context.caller, 'comments.write'), follow: memberId !== null };
    const isFollowed = memberId !== null && followers.includes(memberId);
    return { ok: true, answer: { comments, isFollowed, followers: followers.length, may } };
  });
}

/** One comment, for whoever just wrote or changed it. */
export async function readComment(context: Context, commentId: number): Promise<CommentOnWire> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) =>
    commentOnWire(context, (await findComment(tx, commentId))!, await membersById(tx)),
  );
}

async function membersById(tx: WorkspaceTx): Promise<Members> {
  return new Map((await readMembers(tx)).map((member) => [member.id, member]));
}

function commentOnWire(context: Context, row: CommentRow, members: Members): CommentOnWire {
  const whoOf = (id: number | null) => {
    const member = id === null ? undefined : members.get(id);
    return member ? { id: context.ids.encode('member', member.id), name: member.name, team: member.team } : null;
  };
  return {
    id: context.ids.encode('comment', row.id),
    text: row.text,
    state: row.change ?? 'written',
    by: whoOf(row.writtenBy),
    at: row.writtenAt.toISOString(),
    changedAt: row.changedAt?.toISOString() ?? null,
    mentions: row.mentioned.flatMap((id) => whoOf(id) ?? []),
    may: stepsOf(context, row),
  };
}
