import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Caller, Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { permits, requirePermission } from '#workspace/public.ts';
import type { Ask } from '#asks/ask.ts';
import { eraseWordsOf, listAskMoments } from '#asks/history-store.ts';
import { erasedWords, type AskMoment } from '#asks/history.ts';
import { noSuchAsk, notYours } from '#asks/refusals.ts';
import { findAskRow, lockAsk } from '#asks/store.ts';

/**
 * Puts "erased" in the place of what somebody wrote, as where it names a person who was erased; who wrote it and when stays.
 * Whoever wrote it may, and who may erase people: also of asks that have ended.
 * @param place of it in the history of the ask: 0 is what was asked.
 */
export async function eraseWords(context: Context, askId: number, place: number): Promise<Outcome> {
  const problem = requirePermission(context, 'asks.write');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    await lockAsk(tx, askId);
    const ask = await findAskRow(tx, askId);
    if (!ask) return noSuchAsk();
    const moments = await listAskMoments(tx, askId);
    const words = wordsOf(ask, moments)[place];
    if (!words?.text) return nothingWritten(place);
    if (!mayErase(context.caller, words.by)) return notYours('erase words of', 'whoever wrote them, the heads and the operator');
    if (words.text === erasedWords)
      return refuse('conflict', 'erased-already', t`These words are erased.`, { accepted: t`words that stand` });
    await eraseWordsOf(tx, askId, place === 0 ? null : moments[place - 1]!);
    await announce(tx, context, { name: 'ask.words-erased', subject: { askId } });
    return { ok: true };
  });
}

interface Words {
  text: string | null;
  by: number | null;
}

/** What was written in each moment of an ask's history, in its order. */
export function wordsOf(ask: Pick<Ask, 'text' | 'askedBy'>, moments: readonly AskMoment[]): Words[] {
  return [{ text: ask.text, by: ask.askedBy }, ...moments.map(({ words, by }) => ({ text: words, by }))];
}

/** Whether somebody may erase words of a member; of words that are erased already, nobody may any more. */
export function canErase(caller: Caller, { text, by }: Words): boolean {
  return text !== null && text !== erasedWords && permits(caller, 'asks.write') && mayErase(caller, by);
}

function mayErase(caller: Caller, by: number | null): boolean {
  return permits(caller, 'people.erase') || (caller.memberId !== null && caller.memberId === by);
}

function nothingWritten(place: number) {
  return refuse('missing', 'nothing-written', t`Nothing is written there.`, {
    where: 'place',
    accepted: t`0 for what was asked, or the place of an answer in the history; not ${place}`,
  });
}
