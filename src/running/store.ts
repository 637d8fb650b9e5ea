import type { Tx } from '#platform/database/database.ts';
import type { RunningAnswer } from '#running/schema.ts';

const shownTables = 6;

/** How large everything is; partitions count to their table. */
export async function readDatabase({ client }: Tx): Promise<RunningAnswer['database']> {
  const { rows } = await client.query<Omit<RunningAnswer['database'], 'largest'>>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
       (select count(*)::int from pg_stat_activity where datname = current_database()) as connections`,
  );
  const { rows: largest } = await client.query<{ table: string; bytes: number }>(
    `select coalesce(parent.relname, c.relname) as table, sum(pg_total_relation_size(c.oid))::bigint as bytes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
     where n.nspname in ('entente', 'directory', 'auth') and c.relkind = 'r' group by 1 order by 2 desc, 1 limit $1`,
    [shownTables],
  );
  return { ...rows[0]!, largest };
}

const shownBackups = 5;

interface BackupRow {
  taken_at: Date;
  ended_at: Date;
  file_name: string;
  bytes: number;
  rows: number;
}

/** The newest first. */
export async function readBackups({ client }: Tx): Promise<RunningAnswer['backups']> {
  const { rows } = await client.query<BackupRow>(
    'select taken_at, ended_at, file_name, bytes, rows from directory.backups order by taken_at desc, id desc limit $1',
    [shownBackups],
  );
  return rows.map((row) => ({
    takenAt: row.taken_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    fileName: row.file_name,
    bytes: row.bytes,
    rows: row.rows,
  }));
}

/** @param now epoch milliseconds. */
export async function readBackground({ client }: Tx, now: number): Promise<RunningAnswer['background']> {
  const { rows } = await client.query<{ due: number; dead: number; oldest: Date | null }>(
    `select count(*) filter (where state = 'due')::int as due, count(*) filter (where state = 'dead')::int as dead,
       min(due_at) filter (where state = 'due') as oldest from directory.deliveries where state in ('due', 'dead')`,
  );
  const { due, dead, oldest } = rows[0]!;
  return { due, dead, oldestDueSeconds: oldest ? Math.max(0, Math.round((now - oldest.getTime()) / 1000)) : 0 };
}

export async function readMigrations({ client }: Tx): Promise<RunningAnswer['migrations']> {
  const { rows } = await client.query<{ name: string; applied_at: Date }>(
    'select name, applied_at from public.entente_migrations order by name desc',
  );
  return { count: rows.length, newest: rows[0]!.name, appliedAt: rows[0]!.applied_at.toISOString() };
}
