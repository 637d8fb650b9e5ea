import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { withOwner } from '#platform/database/with-owner.ts';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../migrations');
// Any number will do, as long as every process of this product takes the same.
const migrationLock = 4_100_001;

export interface MigrateOptions {
  /** The owner of the database: may create schemas and, unless appUrl is given, roles. */
  ownerUrl: string;
  /** The application's role where the operator made it; otherwise it is made here with this password. */
  appUrl?: string | null;
  appRolePassword: string;
  /** The last migration to be applied: a backup is read by a database that has come as far as its own. All of them unless said. */
  upTo?: string;
}

/**
 * Brings the database to the newest migration, forward only, each in its own transaction, one process at a time.
 * @returns the URL of the application's role.
 * @throws when the server is older than PostgreSQL 15, or knows migrations that this version does not.
 */
export async function migrate(options: MigrateOptions): Promise<{ appUrl: string; applied: string[] }> {
  return withOwner(options.ownerUrl, 'migrate', async (client) => {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const appUrl = options.appUrl ?? (await ensureAppRole(client, options));
    const role = decodeURIComponent(new URL(appUrl).username);
    await refuseStrongRole(client, role);
    const applied = await applyMissing(client, role, options.upTo);
    return { appUrl, applied };
  });
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query('show server_version_num');
  const version = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (version < 15) throw new Error(`PostgreSQL ${version} is too old. Accepted: 15 or newer.`);
}

async function ensureAppRole(client: pg.Client, options: MigrateOptions): Promise<string> {
  const url = new URL(options.ownerUrl);
  const { rows } = await client.query('select current_database() as name');
  // One role a database: two installations on one server stay strangers.
  const role = `${rows[0].name}_app`.slice(0, 63);
  const exists = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = exists.rowCount ? 'alter' : 'create';
  const password = client.escapeLiteral(options.appRolePassword);
  await client.query(
    `${verb} role ${client.escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole nobypassrls password ${password}`,
  );
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(options.appRolePassword);
  return url.href;
}

async function refuseStrongRole(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query('select rolsuper, rolbypassrls from pg_roles where rolname = $1', [role]);
  if (!rows[0])
    throw new Error(`The role ${role} of DATABASE_APP_URL does not exist. Create it: create role "${role}" login password '...'`);
  if (rows[0].rolsuper || rows[0].rolbypassrls) {
    throw new Error(`The role ${role} could read across workspaces (superuser or bypassrls). Give DATABASE_APP_URL an ordinary role.`);
  }
}

async function applyMissing(client: pg.Client, appRole: string, upTo?: string): Promise<string[]> {
  await client.query(
    'create table if not exists public.entente_migrations (name text primary key, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string }>('select name from public.entente_migrations');
  const done = new Set(rows.map((row) => row.name));
  const files = migrationsIn();
  const strange = [...done].filter((name) => !files.includes(name));
  if (strange.length > 0)
    throw new Error(`This database was used by a newer Entente (${strange.join(', ')}). Start that version or restore a backup.`);
  const missing = files.filter((file) => !done.has(file) && (upTo === undefined || file <= upTo));
  for (const file of missing) await applyOne(client, file, appRole);
  return missing;
}

/** The migrations of this version, in their order. */
export function migrationsIn(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .toSorted();
}

async function applyOne(client: pg.Client, file: string, appRole: string): Promise<void> {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('@app_role@', client.escapeIdentifier(appRole));
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into public.entente_migrations (name) values ($1)', [file]);
    await fillInstallation(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${file} failed and was rolled back: ${(error as Error).message}`, { cause: error });
  }
}

async function fillInstallation(client: pg.Client): Promise<void> {
  await client.query('insert into directory.installation (public_id_salt, created_at) values ($1, now()) on conflict do nothing', [
    randomBytes(16).toString('hex'),
  ]);
}
