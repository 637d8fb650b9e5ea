import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson, LeftToCheck, ReportSection, ReportValue } from '#platform/slice.ts';

/** That somebody was offered and followed up stays; who did it too, unless that was the person themselves, also of others. */
export async function forgetPerson(tx: WorkspaceTx, { identifiers }: ErasedPerson): Promise<LeftToCheck[]> {
  for (const table of ['handoffs', 'follow_ups'])
    await tx.client.query(
      `update entente.${table} set actor = null where workspace_id = $1
         and exists (select 1 from unnest($2::text[]) as known (text) where strpos(lower(actor), lower(known.text)) > 0)`,
      [tx.workspaceId, identifiers],
    );
  await tx.client.query(
    `update entente.handoffs_listed set
       offered_by = case when ${names('offered_by')} then null else offered_by end,
       followed_up_by = case when ${names('followed_up_by')} then null else followed_up_by end
     where workspace_id = $1 and (${names('offered_by')} or ${names('followed_up_by')})`,
    [tx.workspaceId, identifiers],
  );
  return [];
}

export async function reportHandoffs(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<ReportSection[]> {
  const { rows } = await tx.client.query<Record<string, ReportValue>>(
    `select to_char(occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as happened,
       case kind when 'handoff-offered' then 'offered to sales' else 'followed up by sales' end as what, actor
     from entente.handoff_facts where workspace_id = $1 and subject_id = any($2::bigint[]) order by occurred_at, ordinal`,
    [tx.workspaceId, subjectIds],
  );
  return [{ name: 'handoffs', title: 'Handoffs', note: 'When marketing offered the person to sales, and when sales followed up.', rows }];
}

const names = (column: string) =>
  `exists (select 1 from unnest($2::text[]) as known (text) where strpos(lower(${column}), lower(known.text)) > 0)`;
