import type { WorkspaceTx } from '#platform/database/database.ts';
import type { WorkedOn } from '#platform/slice.ts';

/** Subjects that a member said are one person, or somebody else. */
export async function findLinkedByMembers(tx: WorkspaceTx, subjectIds: readonly number[], since: Date): Promise<WorkedOn[]> {
  const { rows } = await tx.client.query<{ id: number }>(
    `select subject_id as id from entente.subject_links
     where workspace_id = $1 and origin = 'member' and linked_at >= $3 and subject_id = any($2::bigint[])
     union
     select person_id from entente.subject_links
     where workspace_id = $1 and origin = 'member' and linked_at >= $3 and person_id = any($2::bigint[])`,
    [tx.workspaceId, subjectIds, since],
  );
  return rows.map(({ id }) => ({ subjectId: id, why: 'a member said who they are' }));
}
