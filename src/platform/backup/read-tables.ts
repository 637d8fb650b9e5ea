import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BackupTable } from './backup-tables.ts';

/** Values are written alike by every server, whatever its settings. */
const settings = `set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set client_encoding = 'UTF8'`;

/** Begins a transaction that sees one moment of the whole database, for as long as it lasts: whatever others write meanwhile is not in it. */
export async function beginSnapshot(client: pg.ClientBase): Promise<void> {
  await client.query(settings);
  await client.query('begin isolation level repeatable read read only');
}

/** Begins a transaction that fills tables, and reads them as a snapshot would. */
export async function beginFilling(client: pg.ClientBase): Promise<void> {
  await client.query(settings);
  await client.query('begin');
}

export async function workspacesOf(client: pg.ClientBase): Promise<number[]> {
  const { rows } = await client.query<{ id: string }>('select id from directory.workspaces order by id');
  return rows.map(({ id }) => Number(id));
}

/**
 * A table in COPY's text format, workspace by workspace where they are kept apart: even the owner of the tables, unless a
 * superuser, sees only the workspace that is set.
 */
export async function* tableBytes(client: pg.ClientBase, table: BackupTable, workspaceIds: readonly number[]): AsyncGenerator<Buffer> {
  const select = `select ${table.columns.join(', ')} from ${table.name}`;
  if (!table.isIsolated) return yield* copied(client, select);
  for (const id of workspaceIds) {
    await client.query("select set_config('entente.workspace_id', $1, true)", [String(id)]);
    yield* copied(client, `${select} where workspace_id = ${id}`);
  }
}

async function* copied(client: pg.ClientBase, select: string): AsyncGenerator<Buffer> {
  for await (const chunk of client.query(copyTo(`copy (${select}) to stdout`))) yield chunk as Buffer;
}
