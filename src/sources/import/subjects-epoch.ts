import type { WorkspaceTx } from '#platform/database/database.ts';

/** Says to imports at work that somebody may have another id or key from now on, or be gone. Inside the lock of imports. */
export async function beginSubjectsEpoch({ client, workspaceId }: WorkspaceTx): Promise<void> {
  await client.query(
    `update entente.import_progress set subjects_epoch = subjects_epoch + 1
     where workspace_id = $1 and state in ('waiting', 'running', 'paused')`,
    [workspaceId],
  );
}

/** What an import remembers of ids holds as long as this is the same. */
export async function readSubjectsEpoch({ client, workspaceId }: WorkspaceTx, importRunId: number): Promise<number> {
  const { rows } = await client.query<{ epoch: number }>(
    'select subjects_epoch as epoch from entente.import_progress where workspace_id = $1 and import_run_id = $2',
    [workspaceId, importRunId],
  );
  return rows[0]!.epoch;
}
