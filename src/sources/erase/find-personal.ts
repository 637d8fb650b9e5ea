import type { WorkspaceTx } from '#platform/database/database.ts';
import { personalTexts, type PersonalTexts } from './personal-texts.ts';

/** Everything by which sources know these subjects: from records, from rows that an undo keeps aside, and from field histories. */
export async function findPersonalTexts(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<PersonalTexts> {
  const { rows } = await tx.client.query<{ payload: unknown }>(
    `select payload from entente.records where workspace_id = $1 and subject_id = any($2::bigint[]) and object in ('person', 'deal')
     union all
     select content -> 'payload' from entente.undone_rows where workspace_id = $1 and subject_id = any($2::bigint[]) and evidence = 'records'
     union all
     select jsonb_build_object('email', c.value) from entente.field_changes c
       join entente.subjects s on s.workspace_id = c.workspace_id and s.key_hash = c.key_hash
     where c.workspace_id = $1 and s.id = any($2::bigint[]) and c.object = 'person' and c.value like '%_@_%'`,
    [tx.workspaceId, subjectIds],
  );
  return personalTexts(rows.map((row) => row.payload));
}
