import { sql } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { AskMoment } from '#asks/history.ts';

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
