import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { erasedWords, type AskMoment } from '#asks/history.ts';

/** Everything that happened to an ask after it was made, oldest first. */
export async function listAskMoments(tx: WorkspaceTx, askId: number): Promise<AskMoment[]> {
  const { workspaceId } = tx;
  const { rows } = await sql<AskMoment>`
    select * from (
      select 'taken' as kind, taken_at as at, given_by as by, owner_id as "ownerId", null::date as day, null::text as words, id, 1 as place
      from entente.ask_takings where workspace_id = ${workspaceId} and ask_id = ${askId}
      union all
      select 'promised', promised_at, promised_by, null, promised_on, reason, id, 2
      from entente.ask_promises where workspace_id = ${workspaceId} and ask_id = ${askId}
      union all
      select 'answered', answered_at, answered_by, null, null, text, id, 3
      from entente.ask_answers where workspace_id = ${workspaceId} and ask_id = ${askId}
      union all
      select outcome, ended_at, ended_by, null, null, reason, 0, 4
      from entente.ask_ends where workspace_id = ${workspaceId} and ask_id = ${askId}
    ) as moments order by at, place, id`.execute(tx.db);
  return rows;
}

/** @param moment null: what was asked. */
export async function eraseWordsOf(tx: WorkspaceTx, askId: number, moment: AskMoment | null): Promise<void> {
  const { workspaceId } = tx;
  const ofRow = sql`workspace_id = ${workspaceId} and ask_id = ${askId} and id = ${moment?.id ?? 0}`;
  if (!moment)
    await sql`update entente.asks set text = ${erasedWords} where workspace_id = ${workspaceId} and id = ${askId}`.execute(tx.db);
  else if (moment.kind === 'answered') await sql`update entente.ask_answers set text = ${erasedWords} where ${ofRow}`.execute(tx.db);
  else if (moment.kind === 'promised') await sql`update entente.ask_promises set reason = ${erasedWords} where ${ofRow}`.execute(tx.db);
  else
    await sql`update entente.ask_ends set reason = ${erasedWords} where workspace_id = ${workspaceId} and ask_id = ${askId}`.execute(tx.db);
}
