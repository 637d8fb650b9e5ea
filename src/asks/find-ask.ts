import type { Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { requirePermission } from '#workspace/public.ts';
import { withAboutSeen } from '#asks/about-seen.ts';
import { canErase, wordsOf } from '#asks/erase-words.ts';
import { membersById } from '#asks/find-asks.ts';
import { askHistory } from '#asks/history.ts';
import { listAskMoments } from '#asks/history-store.ts';
import { askOnWire, whoOnWire } from '#asks/on-wire.ts';
import { companyDay } from '#asks/open-ask.ts';
import { noSuchAsk } from '#asks/refusals.ts';
import type { AskAnswer } from '#asks/schema.ts';
import { findAskRow } from '#asks/store.ts';

/** One ask, with everything that happened to it as sentences. */
export async function findAsk(context: Context, askId: number): Promise<Outcome<{ answer: AskAnswer }>> {
  const problem = requirePermission(context, 'asks.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const found = await findAskRow(tx, askId);
    if (!found) return noSuchAsk();
    const [shown] = await withAboutSeen(tx, context, [found]);
    const members = await membersById(tx);
    const nameOf = (id: number | null) => (id === null ? 'The operator' : (members.get(id)?.name ?? 'A former member'));
    const moments = await listAskMoments(tx, askId);
    const words = wordsOf(found, moments);
    const history = askHistory(found, moments, nameOf).map(({ at, by, sentence, said }, place) => ({
      at: at.toISOString(),
      by: whoOnWire(context, members, by),
      sentence,
      said,
      mayErase: canErase(context.caller, words[place]!),
    }));
    return { ok: true, answer: { ask: askOnWire(context, shown!, members, await companyDay(tx, context)), history } };
  });
}
