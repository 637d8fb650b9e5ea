import type { WorkspaceTx } from '#platform/database/database.ts';
import { bareRecord } from './personal-texts.ts';

/** Leaves of the records of these subjects what figures are counted from, and no hash of what they said. */
export async function blankRecords(tx: WorkspaceTx, subjectIds: readonly number[], isPersonal: (text: string) => boolean): Promise<void> {
  const { rows } = await tx.client.query<{ id: number; payload: unknown }>(
    `select id, payload from entente.records where workspace_id = $1 and subject_id = any($2::bigint[]) and object in ('person', 'deal')`,
    [tx.workspaceId, subjectIds],
  );
  await tx.client.query(
    `update entente.records r set payload = bare.payload, content_hash = ''
     from unnest($3::bigint[], $4::jsonb[]) as bare (id, payload)
     where r.workspace_id = $1 and r.subject_id = any($2::bigint[]) and r.id = bare.id`,
    [tx.workspaceId, subjectIds, rows.map((row) => row.id), rows.map((row) => JSON.stringify(bareRecord(row.payload, isPersonal)))],
  );
}

/** Takes away the words of what happened that name the person; that it happened, when and of which kind stays. */
export async function blankTouches(tx: WorkspaceTx, subjectIds: readonly number[], identifiers: readonly string[]): Promise<void> {
  const values = [tx.workspaceId, subjectIds, identifiers.map((identifier) => identifier.toLowerCase())];
  const isPersonal = (column: string) =>
    `exists (select 1 from unnest($3::text[]) as known (text) where strpos(lower(${column}), known.text) > 0)`;
  await tx.client.query(
    `update entente.touches set label = case when ${isPersonal('label')} then '' else label end,
       actor = case when ${isPersonal('actor')} then null else actor end,
       campaign = case when ${isPersonal('campaign')} then null else campaign end
     where workspace_id = $1 and subject_id = any($2::bigint[])
       and (${isPersonal('label')} or ${isPersonal('actor')} or ${isPersonal('campaign')})`,
    values,
  );
  await tx.client.query(
    `update entente.stage_changes set actor = null where workspace_id = $1 and subject_id = any($2::bigint[]) and ${isPersonal('actor')}`,
    values,
  );
}
