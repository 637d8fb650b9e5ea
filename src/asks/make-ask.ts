import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import type { EventSubject } from '#platform/slice.ts';
import { identityThings } from '#identity/public.ts';
import { readMember, requirePermission } from '#workspace/public.ts';
import { isOfSide, type AboutKind } from '#asks/ask.ts';
import { companyDay } from '#asks/open-ask.ts';
import { checkDay } from '#asks/refusals.ts';
import type { AskWanted } from '#asks/schema.ts';
import { insertAsk, insertTaking } from '#asks/store.ts';

/** Asks the other side something. @returns the row id of the ask. */
export async function makeAsk(context: Context, wanted: AskWanted): Promise<Outcome<{ askId: number }>> {
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const checked = await checkAsk(tx, context, wanted);
    if (!checked.ok) return checked;
    const about = wanted.about ? await thingAsked(tx, context, wanted.about) : null;
    if (about && !about.ok) return about;
    return { ok: true, askId: await storeAsk(tx, context, checked.ask, about && { kind: about.kind, ids: [about.id] }) };
  });
}

/** An ask that may be made: everything but what it is about. */
export interface CheckedAsk {
  wanted: AskWanted;
  ownerId: number | null;
}

/** Whether this may be asked by whoever asks it, of whom and by when it is asked. */
export async function checkAsk(tx: WorkspaceTx, context: Context, wanted: AskWanted): Promise<Outcome<{ ask: CheckedAsk }>> {
  const problem = requirePermission(context, 'asks.write');
  if (problem) return { ok: false, problem };
  const { side, wantedOn = null } = wanted;
  const { team } = context.caller;
  if (team === side) {
    const other = team === 'marketing' ? 'sales' : 'marketing';
    return refuse('invalid', 'own-side', t`You are of ${team} yourself.`, { where: 'side', accepted: t`${other}, or both` });
  }
  const day = wantedOn === null ? null : checkDay(wantedOn, 'wantedOn', await companyDay(tx, context));
  if (day && !day.ok) return day;
  const owner = wanted.owner ? await ownerAsked(tx, context, wanted.owner, side) : null;
  if (owner && !owner.ok) return owner;
  return { ok: true, ask: { wanted, ownerId: owner?.memberId ?? null } };
}

/** Writes an ask that was checked. @param about one thing or several of one kind, each once. @returns its row id. */
export async function storeAsk(
  tx: WorkspaceTx,
  context: Context,
  { wanted, ownerId }: CheckedAsk,
  about: { kind: AboutKind; ids: readonly number[] } | null,
): Promise<number> {
  const { kind, text, side, wantedOn = null } = wanted;
  const at = new Date(context.clock.now());
  const askedBy = context.caller.memberId;
  const askId = await insertAsk(tx, { kind, text, side, about, wantedOn, askedBy, at });
  await announce(tx, context, { name: 'ask.made', subject: { askId, kind, side, ...subjectOf(about) } });
  if (ownerId !== null) {
    await insertTaking(tx, { askId, ownerId, givenBy: askedBy, at });
    await announce(tx, context, { name: 'ask.taken', subject: { askId, memberId: ownerId } });
  }
  return askId;
}

function subjectOf(about: { kind: AboutKind; ids: readonly number[] } | null): EventSubject {
  if (!about) return {};
  if (about.ids.length > 1) return { aboutKind: about.kind, aboutCount: about.ids.length };
  return about.kind === 'person' ? { personId: about.ids[0]! } : {};
}

type Named = NonNullable<AskWanted['about']>;

async function thingAsked(
  tx: WorkspaceTx,
  context: Context,
  { kind, id: publicId }: Named,
): Promise<Outcome<{ kind: AboutKind; id: number }>> {
  const id = context.ids.decode(kind, publicId);
  const thing = identityThings.find((each) => each.kind === kind);
  const found = id === null ? null : await thing?.find(tx, id);
  if (id !== null && found && (await thing!.shownTo!(tx, context.caller, found))) return { ok: true, kind, id };
  const said = kind === 'person' ? 'Nobody is known by this id.' : 'Nothing is known by this id.';
  return refuse('missing', `no-such-${kind}`, said, {
    where: 'about.id',
    accepted: t`the id of ${kind === 'account' ? 'an' : 'a'} ${kind}`,
  });
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
  const accepted = side === 'both' ? t`a member of marketing or sales` : t`a member of ${side}`;
  if (!member || member.endedAt) return refuse('missing', 'no-such-member', t`Nobody here has this id.`, { where: 'owner', accepted });
  if (!isOfSide(side, member.team) || member.role === 'viewer')
    return refuse('invalid', 'not-of-that-side', t`${member.name} cannot own this ask.`, { where: 'owner', accepted });
  return { ok: true, memberId: member.id };
}
