import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { subjectsOf } from '#identity/public.ts';
import { readMember, requirePermission } from '#workspace/public.ts';
import { isOfSide } from '#asks/ask.ts';
import { companyDay } from '#asks/open-ask.ts';
import { checkDay } from '#asks/refusals.ts';
import type { AskWanted } from '#asks/schema.ts';
import { insertAsk, insertTaking } from '#asks/store.ts';

/** Asks the other side something. @returns the row id of the ask. */
export async function makeAsk(context: Context, wanted: AskWanted): Promise<Outcome<{ askId: number }>> {
  const problem = requirePermission(context, 'asks.write');
  if (problem) return { ok: false, problem };
  const { team } = context.caller;
  if (team === wanted.side) {
    const other = team === 'marketing' ? 'sales' : 'marketing';
    return refuse('invalid', 'own-side', `You are of ${team} yourself.`, { where: 'side', accepted: `${other}, or both` });
  }
  return inWorkspace(context.database, context.caller.workspaceId, (tx) => storeAsk(tx, context, wanted));
}

async function storeAsk(tx: WorkspaceTx, context: Context, wanted: AskWanted): Promise<Outcome<{ askId: number }>> {
  const { kind, text, side, wantedOn = null } = wanted;
  const day = wantedOn === null ? null : checkDay(wantedOn, 'wantedOn', await companyDay(tx, context));
  if (day && !day.ok) return day;
  const about = wanted.about ? await personAsked(tx, context, wanted.about.id) : null;
  if (about && !about.ok) return about;
  const owner = wanted.owner ? await ownerAsked(tx, context, wanted.owner, side) : null;
  if (owner && !owner.ok) return owner;
  const at = new Date(context.clock.now());
  const askedBy = context.caller.memberId;
  const askId = await insertAsk(tx, { kind, text, side, aboutId: about?.personId ?? null, wantedOn, askedBy, at });
  await announce(tx, context, { name: 'ask.made', subject: { askId, kind, side, ...(about && { personId: about.personId }) } });
  if (owner) {
    await insertTaking(tx, { askId, ownerId: owner.memberId, givenBy: askedBy, at });
    await announce(tx, context, { name: 'ask.taken', subject: { askId, memberId: owner.memberId } });
  }
  return { ok: true, askId };
}

async function personAsked(tx: WorkspaceTx, context: Context, publicId: string): Promise<Outcome<{ personId: number }>> {
  const id = context.ids.decode('person', publicId);
  const isKnown = id !== null && (await subjectsOf(tx, id)).isKnown;
  if (isKnown) return { ok: true, personId: id };
  return refuse('missing', 'no-such-person', 'Nobody is known by this id.', { where: 'about.id', accepted: 'the id of a person' });
}

/** A member of the side that is asked. */
export async function ownerAsked(
  tx: WorkspaceTx,
  context: Context,
  publicId: string,
  side: AskWanted['side'],
): Promise<Outcome<{ memberId: number }>> {
  const id = context.ids.decode('member', publicId);
  const member = id === null ? null : await readMember(tx, id);
  const accepted = side === 'both' ? 'a member of marketing or sales' : `a member of ${side}`;
  if (!member || member.endedAt) return refuse('missing', 'no-such-member', 'Nobody here has this id.', { where: 'owner', accepted });
  if (!isOfSide(side, member.team) || member.role === 'viewer')
    return refuse('invalid', 'not-of-that-side', `${member.name} cannot own this ask.`, { where: 'owner', accepted });
  return { ok: true, memberId: member.id };
}
