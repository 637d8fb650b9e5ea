import { sql } from 'kysely';
import { refuse, type Problem } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { findMember } from '#workspace/store.ts';

/** Puts somebody under a manager, or under nobody. @returns why not: a former member, themselves, or a circle. */
export async function placeUnder(tx: WorkspaceTx, memberId: number, managerId: number | null): Promise<Problem | null> {
  await lockManagers(tx);
  const problem = managerId === null ? null : await problemOf(tx, memberId, managerId);
  if (problem) return problem;
  await sql`update entente.members set manager_id = ${managerId} where workspace_id = ${tx.workspaceId} and id = ${memberId}`.execute(
    tx.db,
  );
  return null;
}

async function problemOf(tx: WorkspaceTx, memberId: number, managerId: number): Promise<Problem | null> {
  const manager = await findMember(tx, managerId);
  if (!manager || manager.endedAt) return refusal('no-such-manager', 'Nobody here is that manager.', 'a member who works here');
  if (managerId === memberId) return refusal('own-manager', 'Nobody is their own manager.', 'another member');
  const above = await managersOf(tx, managerId);
  if (above.includes(memberId)) {
    return refusal(
      'managers-in-a-circle',
      `${manager.name} reports to them, directly or through others.`,
      'somebody who does not report to them',
    );
  }
  return null;
}

const refusal = (code: string, message: string, accepted: string) =>
  refuse('invalid', code, message, { where: 'managerId', accepted }).problem;

/** Everybody above somebody, the nearest first. */
export async function managersOf(tx: WorkspaceTx, memberId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive above (id, depth) as (
      select manager_id, 1 from entente.members where workspace_id = ${tx.workspaceId} and id = ${memberId} and manager_id is not null
      union
      select m.manager_id, depth + 1 from above
      join entente.members m on m.workspace_id = ${tx.workspaceId} and m.id = above.id
      where m.manager_id is not null and depth < 100)
    select id from above order by depth`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** One change of who reports to whom at a time: two at once could close a circle that neither of them sees. */
async function lockManagers(tx: WorkspaceTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`managers ${tx.workspaceId}`}, 0))`.execute(tx.db);
}
