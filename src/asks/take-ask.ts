import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { isOfSide } from '#asks/ask.ts';
import { ownerAsked } from '#asks/make-ask.ts';
import { withOpenAsk, type OpenAsk } from '#asks/open-ask.ts';
import { checkDay, notYours } from '#asks/refusals.ts';
import type { TakingWanted } from '#asks/schema.ts';
import { insertPromise, insertTaking } from '#asks/store.ts';

/**
 * Somebody of the side that was asked makes an ask their own, also over from a colleague; heads and the owner may hand
 * it to another one. The day that was promised stays: whoever takes it over takes it with its day.
 */
export function takeAsk(context: Context, askId: number, wanted: TakingWanted): Promise<Outcome> {
  return withOpenAsk(context, askId, async (open) => {
    const taken = wanted.owner === undefined ? takenBy(context, open) : await givenBy(context, open, wanted.owner);
    if (!taken.ok) return taken;
    const { ownerId } = taken;
    if (ownerId === open.ask.ownerId) return refuse('conflict', 'taken-already', t`They own it already.`, { accepted: t`somebody else` });
    const { promisedOn } = wanted;
    if (promisedOn !== undefined) {
      const day = checkDay(promisedOn, 'promisedOn', await open.today());
      if (!day.ok) return day;
      if (ownerId !== context.caller.memberId) return notYours('promise a day for', 'a promise by the owner alone');
      if (open.ask.promisedOn)
        return refuse('conflict', 'promised-already', t`A day is promised.`, { accepted: t`taking it with its day` });
    }
    await insertTaking(open.tx, { askId, ownerId, givenBy: context.caller.memberId, at: open.at });
    await open.announce('ask.taken', { memberId: ownerId });
    if (promisedOn === undefined) return { ok: true };
    await insertPromise(open.tx, { askId, promisedOn, reason: null, by: ownerId, at: open.at });
    await open.announce('ask.promised', { promisedOn });
    return { ok: true };
  });
}

function takenBy({ caller }: Context, { ask }: OpenAsk): Outcome<{ ownerId: number }> {
  const isAsked = caller.memberId !== null && isOfSide(ask.side, caller.team);
  return isAsked ? { ok: true, ownerId: caller.memberId! } : notYours('take', `a member of ${sideWords(ask.side)}`);
}

async function givenBy(context: Context, { tx, ask }: OpenAsk, owner: string): Promise<Outcome<{ ownerId: number }>> {
  const { caller } = context;
  const isHead = caller.role === 'head-of-marketing' || caller.role === 'head-of-sales';
  const mayGive = (isHead && isOfSide(ask.side, caller.team)) || (ask.ownerId !== null && ask.ownerId === caller.memberId);
  if (!mayGive) return notYours('hand on', `its owner, or the head of ${sideWords(ask.side)}`);
  const found = await ownerAsked(tx, context, owner, ask.side);
  return found.ok ? { ok: true, ownerId: found.memberId } : found;
}

export const sideWords = (side: OpenAsk['ask']['side']): string => (side === 'both' ? 'marketing or sales' : side);
