import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withOwner } from '#platform/database/with-owner.ts';
import { migrate, type MigrateOptions } from '#platform/database/migrate.ts';
import { BackupProblem, type BackupManifest, type OpenBackup } from './backup-file.ts';
import { refuseOther } from './check-backup.ts';
import { listTables, type BackupTable } from './backup-tables.ts';
import { beginFilling, tableBytes, workspacesOf } from './read-tables.ts';
import { digestOf } from './table-digest.ts';

export interface RestoreOptions extends MigrateOptions {
  /** Is called when all rows are there, and before anybody sees them. */
  beforeCommit?: () => unknown;
}

/**
 * Fills an empty database with a backup, all of it or nothing: the tables are made as they were then, filled and held against
 * the backup row by row in one transaction, and brought to the newest migration.
 * @throws BackupProblem when the database holds a company already, or the backup is of a newer version or damaged.
 */
export async function restoreBackup(backup: OpenBackup, options: RestoreOptions): Promise<void> {
  const { manifest } = backup;
  await migrate({ ...options, upTo: manifest.migrations.at(-1)! });
  await withOwner(options.ownerUrl, 'restore', async (client) => {
    await beginFilling(client);
    await refuseCompany(client);
    await refuseOtherMigrations(client, manifest);
    await fillTables(client, backup);
    options.beforeCommit?.();
    await client.query('commit');
    await client.query('analyze');
  });
  await migrate(options);
}

async function fillTables(client: pg.Client, backup: OpenBackup): Promise<void> {
  const { manifest } = backup;
  const tables = await listTables(client);
  // What a first start makes by itself goes.
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
  for (const table of tables) await fillTable(client, table, backup);
  for (const { name, lastValue } of manifest.sequences) await client.query('select setval($1, $2)', [name, lastValue]);
  await compare(client, tables, manifest);
}

async function refuseCompany(client: pg.Client): Promise<void> {
  await client.query('lock table directory.workspaces in access exclusive mode');
  if ((await workspacesOf(client)).length > 0)
    throw new BackupProblem('The database holds a company already. Restore into an empty one: nothing was changed.');
}

async function refuseOtherMigrations(client: pg.Client, { migrations }: BackupManifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from public.entente_migrations order by name');
  const has = rows.map(({ name }) => name);
  const unknown = migrations.filter((name) => !has.includes(name));
  if (unknown.length > 0)
    throw new BackupProblem(`This backup is of a newer Entente (${unknown.join(', ')}). Restore it with that version, or a later one.`);
  const beyond = has.filter((name) => !migrations.includes(name));
  if (beyond.length > 0)
    throw new BackupProblem(`The database has come further than this backup (${beyond.join(', ')}). Restore it into a new database.`);
}

async function fillTable(client: pg.Client, table: BackupTable, backup: OpenBackup): Promise<void> {
  const known = backup.manifest.tables.find(({ name }) => name === table.name);
  if (!known) throw new BackupProblem(`The backup does not hold ${table.name}: it is not a whole one.`);
  // COPY passes no policy; the table is closed again in the transaction that opened it.
  if (table.isIsolated) await client.query(`alter table ${table.name} no force row level security`);
  const target = client.query(copyFrom(`copy ${table.name} (${known.columns.join(', ')}) from stdin`));
  await pipeline(await backup.table(table.name), target).catch((error: Error) => {
    throw new BackupProblem(`${table.name} cannot be read from the backup: ${error.message}. Nothing was changed.`, { cause: error });
  });
  if (table.isIsolated) await client.query(`alter table ${table.name} force row level security`);
}

/** @throws BackupProblem where the database does not hold what the backup says. */
async function compare(client: pg.Client, tables: readonly BackupTable[], manifest: BackupManifest): Promise<void> {
  const workspaceIds = await workspacesOf(client);
  for (const table of tables) refuseOther(table.name, await digestOf(tableBytes(client, table, workspaceIds)), manifest);
}
