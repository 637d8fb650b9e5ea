import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { isAsker } from '#asks/ask.ts';
import { withOpenAsk } from '#asks/open-ask.ts';
import { notYours } from '#asks/refusals.ts';
import { insertEnd } from '#asks/store.ts';

/** The asker says that it is answered enough; also when the answer was given in the corridor. */
export function settleAsk(context: Context, askId: number): Promise<Outcome> {
  return endAsk(context, askId, { outcome: 'settled', reason: null });
}

/** The asker takes it back. */
export function withdrawAsk(context: Context, askId: number, reason: string | undefined): Promise<Outcome> {
  return endAsk(context, askId, { outcome: 'withdrawn', reason: reason || null });
}

function endAsk(context: Context, askId: number, end: { outcome: 'settled' | 'withdrawn'; reason: string | null }): Promise<Outcome> {
  return withOpenAsk(context, askId, async ({ tx, ask, at, announce }) => {
    const { memberId } = context.caller;
    if (!isAsker(ask, context.caller)) return notYours(end.outcome === 'settled' ? 'close' : 'withdraw', 'whoever asked');
    await insertEnd(tx, { askId, ...end, by: memberId, at });
    await announce(`ask.${end.outcome}`);
    return { ok: true };
  });
}
