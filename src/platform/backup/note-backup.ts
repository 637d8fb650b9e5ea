import type pg from 'pg';
import { withOwner } from '#platform/database/with-owner.ts';

export interface MadeBackup {
  /** ISO 8601. */
  takenAt: string;
  /** Epoch milliseconds. */
  endedAt: number;
  fileName: string;
  bytes: number;
  rows: number;
}

/** Keeps that a backup was made, for the page of the operator and the audit page of every company. */
export async function noteBackup(ownerUrl: string, { takenAt, endedAt, fileName, bytes, rows }: MadeBackup): Promise<void> {
  await withOwner(ownerUrl, 'note-backup', async (client) => {
    // A database that has not come as far yet is backed up all the same.
    const { rows: known } = await client.query("select 1 where to_regclass('directory.backups') is not null");
    if (known.length === 0) return;
    await client.query('begin');
    await client.query('insert into directory.backups (taken_at, ended_at, file_name, bytes, rows) values ($1, $2, $3, $4, $5)', [
      takenAt,
      new Date(endedAt),
      fileName,
      bytes,
      rows,
    ]);
    await announceEverywhere(client, 'backup.made', { bytes, rows }, endedAt);
    await client.query('commit');
  });
}

/** Keeps, after a restore, of which moment everything is. */
export async function noteRestore(ownerUrl: string, takenAt: string, at: number): Promise<void> {
  await withOwner(ownerUrl, 'note-restore', async (client) => {
    await client.query('begin');
    await announceEverywhere(client, 'backup.restored', { takenAt }, at);
    await client.query('commit');
  });
}

async function announceEverywhere(client: pg.ClientBase, name: string, subject: object, at: number): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from directory.workspaces order by id');
  for (const { id } of rows) {
    await client.query("select set_config('entente.workspace_id', $1, true)", [id]);
    await client.query(
      `insert into entente.events (workspace_id, name, actor_kind, subject, occurred_at) values ($1, $2, 'system', $3, $4)`,
      [id, name, JSON.stringify(subject), new Date(at)],
    );
  }
}
