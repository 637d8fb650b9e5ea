import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { permits, readMembers, requirePermission, type Member } from '#workspace/public.ts';
import { mentionedIn } from '#discussion/mentions.ts';
import { insertNotices } from '#discussion/notice-store.ts';
import type { AboutWanted } from '#discussion/schema.ts';
import {
  changeComment,
  findComment,
  insertComment,
  insertFollow,
  listFollowers,
  replaceMentions,
  type CommentRow,
} from '#discussion/store.ts';
import { thingAsked, type ThingFound, type Things } from '#discussion/things.ts';

interface Said {
  text: string;
  /** Whom names mean that several members have. */
  mentions?: readonly string[] | undefined;
}

/** Says something about a thing. Whoever does follows it from now on; whom it mentions and who follows it are told. */
export async function writeComment(
  context: Context,
  things: Things,
  wanted: Said & { about: AboutWanted },
): Promise<Outcome<{ commentId: number }>> {
  const problem = requirePermission(context, 'comments.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const asked = await thingAsked(tx, context, things, wanted.about);
    if (!asked.ok) return asked;
    const text = wanted.text.trim();
    if (!text) return nothingSaid();
    const { thing } = asked;
    const { memberId } = context.caller;
    const at = new Date(context.clock.now());
    const commentId = await insertComment(tx, { kind: thing.kind, thingId: thing.id, text, by: memberId, at });
    const mentioned = await mention(tx, context, { thing, commentId, text, mentions: wanted.mentions });
    const followers = (await listFollowers(tx, thing)).filter((id) => id !== memberId && !mentioned.includes(id));
    await insertNotices(tx, followers, { kind: 'comment', thing, reasonId: commentId, causedBy: memberId, what: 'commented', at });
    if (memberId !== null) await insertFollow(tx, memberId, thing, at);
    await announce(tx, context, { name: 'comment.written', subject: { commentId, thingKind: thing.kind } });
    return { ok: true, commentId };
  });
}

/** Whoever wrote it says it anew; whom it did not mention before is told. */
export function editComment(context: Context, things: Things, commentId: number, wanted: Said): Promise<Outcome> {
  return withOwnComment(context, commentId, 'edit', async (tx, comment) => {
    const text = wanted.text.trim();
    if (!text) return nothingSaid();
    if (text === comment.text) return { ok: true };
    const kind = things.find((each) => each.kind === comment.thingKind);
    const found = kind && (await kind.find(tx, comment.thingId));
    const isShown = found && (!kind.shownTo || (await kind.shownTo(tx, context.caller, found)) !== null);
    if (!kind || !isShown) return noSuchComment();
    const at = new Date(context.clock.now());
    await changeComment(tx, commentId, { kind: 'edited', text, by: context.caller.memberId, at });
    const thing = { kind: kind.kind, id: found.ids[0]!, ids: found.ids, name: found.name, action: kind.action as ThingFound['action'] };
    await mention(tx, context, { thing, commentId, text, mentions: wanted.mentions });
    await announce(tx, context, { name: 'comment.edited', subject: { commentId } });
    return { ok: true };
  });
}

/** Takes the words away; that something stood there, from whom and since when it does not, stays. */
export function removeComment(context: Context, commentId: number): Promise<Outcome> {
  return withOwnComment(context, commentId, 'remove', async (tx) => {
    const at = new Date(context.clock.now());
    await changeComment(tx, commentId, { kind: 'removed', text: '', by: context.caller.memberId, at });
    await replaceMentions(tx, commentId, []);
    await announce(tx, context, { name: 'comment.removed', subject: { commentId } });
    return { ok: true };
  });
}

/** What the caller may do with a comment: its author edits it, and those who may erase people remove it as well. */
export function stepsOf({ caller }: Pick<Context, 'caller'>, comment: Pick<CommentRow, 'writtenBy' | 'change'>) {
  const stands = comment.change !== 'removed' && comment.change !== 'erased';
  const isOwn = caller.memberId === comment.writtenBy && permits(caller, 'comments.write');
  return { edit: stands && isOwn, remove: stands && (isOwn || permits(caller, 'people.erase')) };
}

const goneWords = { removed: () => t`This comment was removed.`, erased: () => t`This comment was erased.` } as const;

async function withOwnComment(
  context: Context,
  commentId: number,
  doing: 'edit' | 'remove',
  decide: (tx: WorkspaceTx, comment: CommentRow) => Promise<Outcome>,
): Promise<Outcome> {
  const problem = requirePermission(context, 'comments.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const comment = await findComment(tx, commentId);
    if (!comment) return noSuchComment();
    if (comment.change === 'removed' || comment.change === 'erased')
      return refuse('conflict', `comment-${comment.change}`, goneWords[comment.change](), { accepted: t`a comment that stands` });
    if (stepsOf(context, comment)[doing]) return decide(tx, comment);
    const accepted = doing === 'edit' ? t`whoever wrote it` : t`whoever wrote it, the heads and the operator`;
    return refuse('forbidden', 'not-yours', doing === 'edit' ? t`You cannot edit this comment.` : t`You cannot remove this comment.`, {
      accepted,
    });
  });
}

/** Mentions members who may see the thing, and tells those who were not mentioned before. @returns all whom it mentions. */
async function mention(
  tx: WorkspaceTx,
  context: Context,
  { thing, commentId, text, mentions = [] }: Said & { thing: ThingFound; commentId: number },
) {
  const members = (await readMembers(tx)).filter((member) => isTold(member, thing));
  const chosen = new Set(mentions.flatMap((id) => context.ids.decode('member', id) ?? []));
  const ids = mentionedIn(text, members, chosen).map(({ id }) => id);
  const added = await replaceMentions(tx, commentId, ids);
  const { memberId } = context.caller;
  const told = added.filter((id) => id !== memberId);
  const at = new Date(context.clock.now());
  await insertNotices(tx, told, { kind: 'mention', thing, reasonId: commentId, causedBy: memberId, what: 'mentioned', at });
  return ids;
}

const isTold = (member: Member, thing: ThingFound) => !member.endedAt && permits({ kind: 'member', role: member.role }, thing.action);

const nothingSaid = () =>
  refuse('invalid', 'missing-field', t`Missing: text.`, { where: 'text', accepted: t`the comment, 4000 characters at most` });

const noSuchComment = () =>
  refuse('missing', 'no-such-comment', t`There is no such comment.`, { where: 'id', accepted: t`the id of a comment of this company` });
