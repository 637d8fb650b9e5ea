import type { WorkspaceTx } from '#platform/database/database.ts';

/**
 * Says to imports at work that somebody may have another id or key from now on, or be gone. Inside the lock of imports, in a
 * row that nobody else locks: an undo takes its time, and nobody who pauses an import is to wait for it.
 */
export async function beginSubjectsEpoch({ client, workspaceId }: WorkspaceTx): Promise<void> {
  await client.query(
    `insert into entente.subjects_epochs as e (workspace_id, epoch) values ($1, 1)
     on conflict (workspace_id) do update set epoch = e.epoch + 1`,
    [workspaceId],
  );
}

/** What an import remembers of ids holds as long as this is the same. */
export async function readSubjectsEpoch({ client, workspaceId }: WorkspaceTx): Promise<number> {
  const { rows } = await client.query<{ epoch: number }>('select epoch from entente.subjects_epochs where workspace_id = $1', [
    workspaceId,
  ]);
  return rows[0]?.epoch ?? 0;
}
