import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { mayAnswer } from '#asks/ask.ts';
import { withOpenAsk } from '#asks/open-ask.ts';
import { notYours } from '#asks/refusals.ts';
import { insertAnswer } from '#asks/store.ts';
import { sideWords } from '#asks/take-ask.ts';

/** Somebody of the side that was asked answers; several may, and more than once. Whether it is enough, the asker says. */
export function answerAsk(context: Context, askId: number, text: string): Promise<Outcome> {
  return withOpenAsk(context, askId, async ({ tx, ask, at, announce }) => {
    const { memberId } = context.caller;
    if (memberId === null || !mayAnswer(ask, context.caller))
      return notYours('answer', `a member of ${sideWords(ask.side)} who did not ask it`);
    const said = text.trim();
    if (!said)
      return refuse('invalid', 'missing-field', t`Missing: text.`, { where: 'text', accepted: t`the answer, 4000 characters at most` });
    await insertAnswer(tx, { askId, text: said, by: memberId, at });
    await announce('ask.answered');
    return { ok: true };
  });
}
