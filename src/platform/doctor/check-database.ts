import type pg from 'pg';
import { migrationsIn } from '#platform/database/migrate.ts';
import type { Finding } from './finding.ts';

/** @param client of the owner of the tables. now: epoch milliseconds. */
export async function checkDatabase(client: pg.ClientBase, now: number): Promise<Finding[]> {
  const findings = [await checkServer(client), await checkSafety(client), await checkClock(client, now)];
  const migrations = await checkMigrations(client);
  findings.push(migrations);
  // Without its tables there is nothing more to look at.
  if (migrations.state === 'bad') return findings;
  return [...findings, await checkIsolation(client), await checkRole(client), await checkBackground(client, now)];
}

async function one<T>(client: pg.ClientBase, text: string, values: unknown[] = []): Promise<T> {
  return (await client.query(text, values)).rows[0] as T;
}

async function checkServer(client: pg.ClientBase): Promise<Finding> {
  const { version, bytes } = await one<{ version: string; bytes: string }>(
    client,
    "select current_setting('server_version') as version, pg_database_size(current_database()) as bytes",
  );
  const says = `PostgreSQL ${version}, ${(Number(bytes) / 1_000_000).toFixed(0)} MB.`;
  if (Number.parseInt(version, 10) >= 15) return { what: 'database', state: 'ok', says };
  return { what: 'database', state: 'bad', says, advice: 'Entente needs PostgreSQL 15 or newer.' };
}

const safeSettings = ['fsync', 'full_page_writes', 'autovacuum'];

/** Settings without which a power cut loses or damages what was acknowledged, or tables grow without end. */
async function checkSafety(client: pg.ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>("select name from pg_settings where name = any($1) and setting <> 'on'", [
    safeSettings,
  ]);
  const off = rows.map(({ name }) => name);
  if (off.length === 0) return { what: 'safety', state: 'ok', says: 'What is acknowledged is on the disk.' };
  return {
    what: 'safety',
    state: 'bad',
    says: `The server runs with ${off.join(', ')} off.`,
    advice: 'Turn it on: a power cut may cost the database.',
  };
}

const mostSecondsApart = 5;

async function checkClock(client: pg.ClientBase, now: number): Promise<Finding> {
  const { at } = await one<{ at: Date }>(client, 'select clock_timestamp() as at');
  const apart = Math.abs(at.getTime() - now) / 1000;
  if (apart <= mostSecondsApart) return { what: 'clock', state: 'ok', says: 'App and database have one time.' };
  return {
    what: 'clock',
    state: 'odd',
    says: `The clock of the database is ${apart.toFixed(0)} s off.`,
    advice: 'Let both machines ask a time server.',
  };
}

async function checkMigrations(client: pg.ClientBase): Promise<Finding> {
  const { known } = await one<{ known: boolean }>(client, "select to_regclass('public.entente_migrations') is not null as known");
  const advice = 'Start Entente: it brings the database to its own version.';
  if (!known) return { what: 'migrations', state: 'bad', says: 'The database is empty.', advice };
  const { rows } = await client.query<{ name: string }>('select name from public.entente_migrations');
  const done = rows.map(({ name }) => name);
  const newer = done.filter((name) => !migrationsIn().includes(name));
  if (newer.length > 0)
    return {
      what: 'migrations',
      state: 'bad',
      says: `The database is of a newer Entente (${newer.join(', ')}).`,
      advice: 'Start that version.',
    };
  const missing = migrationsIn().filter((name) => !done.includes(name));
  if (missing.length > 0) return { what: 'migrations', state: 'odd', says: `${missing.join(', ')} still to come.`, advice };
  return { what: 'migrations', state: 'ok', says: `At ${done.toSorted().at(-1)}.` };
}

/** Every table of a workspace is closed, to its owner too. */
async function checkIsolation(client: pg.ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relnamespace = 'entente'::regnamespace and c.relkind in ('r', 'p')
       and not (c.relrowsecurity and c.relforcerowsecurity and (c.relispartition or exists (select 1 from pg_policy p where p.polrelid = c.oid)))
     order by 1`,
  );
  if (rows.length === 0) return { what: 'isolation', state: 'ok', says: 'Row-level security holds on every table.' };
  const open = rows.map(({ name }) => name).join(', ');
  return {
    what: 'isolation',
    state: 'bad',
    says: `Row-level security does not hold on ${open}.`,
    advice: 'Restore a backup, or ask who changed it.',
  };
}

/** Whoever may write to the tables and does not own them is the app: it must not be able to look past the policies. */
async function checkRole(client: pg.ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct r.rolname as name from pg_class c cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
     where c.relnamespace = 'entente'::regnamespace and c.relkind = 'r' and g.grantee <> c.relowner and (r.rolsuper or r.rolbypassrls)`,
  );
  if (rows.length === 0) return { what: 'role', state: 'ok', says: 'The app works as an ordinary role.' };
  const strong = rows.map(({ name }) => name).join(', ');
  return {
    what: 'role',
    state: 'bad',
    says: `${strong} could read across workspaces.`,
    advice: `alter role ${strong} nosuperuser nobypassrls`,
  };
}

async function checkBackground(client: pg.ClientBase, now: number): Promise<Finding> {
  const { rows } = await client.query<{ listener: string; code: string | null; count: number }>(
    `select listener, last_error_code as code, count(*)::int as count from directory.deliveries where state = 'dead' group by 1, 2 order by 3 desc`,
  );
  if (rows.length > 0) {
    const given = rows.map(({ listener, code, count }) => `${count} of ${listener} (${code ?? 'no reason'})`).join(', ');
    return {
      what: 'background',
      state: 'odd',
      says: `Given up after many attempts: ${given}.`,
      advice: 'Look for these codes in the log.',
    };
  }
  const { due, oldest } = await one<{ due: number; oldest: Date | null }>(
    client,
    "select count(*)::int as due, min(due_at) as oldest from directory.deliveries where state = 'due'",
  );
  const minutes = oldest ? Math.max(0, Math.round((now - oldest.getTime()) / 60_000)) : 0;
  return {
    what: 'background',
    state: 'ok',
    says: due === 0 ? 'Nothing waits.' : `${due} waiting or at work, the oldest for ${minutes} min.`,
  };
}
