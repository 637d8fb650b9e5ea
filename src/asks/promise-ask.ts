import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { withOpenAsk } from '#asks/open-ask.ts';
import { checkDay, notYours } from '#asks/refusals.ts';
import type { PromiseWanted } from '#asks/schema.ts';
import { insertPromise } from '#asks/store.ts';

/** The owner promises a day, or renews the promise with a reason that both sides read. */
export function promiseAsk(context: Context, askId: number, { promisedOn, reason }: PromiseWanted): Promise<Outcome> {
  return withOpenAsk(context, askId, async ({ tx, ask, at, announce, today }) => {
    const { memberId } = context.caller;
    if (memberId === null || ask.ownerId !== memberId) return notYours('promise a day for', 'its owner; whoever takes it first');
    if (ask.answeredAt) return refuse('conflict', 'answered-already', t`It is answered.`, { accepted: t`an ask without an answer` });
    const day = checkDay(promisedOn, 'promisedOn', await today());
    if (!day.ok) return day;
    if (ask.promisedOn === promisedOn)
      return refuse('conflict', 'promised-already', t`This day is promised already.`, { where: 'promisedOn', accepted: t`another day` });
    if (ask.promisedOn && !reason)
      return refuse('invalid', 'no-reason', t`A promise that is renewed says why.`, { where: 'reason', accepted: t`one sentence` });
    await insertPromise(tx, { askId, promisedOn, reason: reason || null, by: memberId, at });
    await announce('ask.promised', { promisedOn });
    return { ok: true };
  });
}
