import type pg from 'pg';
import { quoted, type Column, type Relation } from '#test/isolation-catalogue.ts';

/** Ids of everything in a workspace's filled rows: other workspaces have others. */
export const idIn = (workspaceId: number): number => workspaceId * 1001;

/**
 * One row for a workspace in every table, made from the catalogue: whatever is added to the model is filled too.
 * Foreign keys are dropped before, in this throwaway database, so that the order does not matter.
 */
export async function fillEveryTable(owner: pg.ClientBase, tables: readonly Relation[], workspaceId: number): Promise<void> {
  await fillTables(owner, tables, workspaceId);
  await fillThings(owner, workspaceId);
  await fillDealHistory(owner, workspaceId);
}

/** One row in each of these tables, of whatever version they are. */
export async function fillTables(owner: pg.ClientBase, tables: readonly Relation[], workspaceId: number): Promise<void> {
  await owner.query("select set_config('entente.workspace_id', $1, false)", [String(workspaceId)]);
  for (const table of tables) {
    const allowed = await allowedWords(owner, table);
    const columns = table.columns.filter(
      (column) => column.name === 'id' || (column.isNotNull && !column.hasDefault) || column.name.endsWith('_id'),
    );
    const values = columns.map((column) => valueFor(column, workspaceId, allowed));
    const places = columns.map((_column, index) => `$${index + 1}`).join(', ');
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    await owner
      .query(`insert into ${quoted(table)} (${names}) overriding system value values (${places}) on conflict do nothing`, values)
      .catch((error: Error) => {
        throw new Error(`teach test/isolation-rows.ts to fill ${table.name}: ${error.message}`);
      });
  }
}

/** Histories of deals are told apart from those of people and accounts. */
async function fillDealHistory(owner: pg.ClientBase, workspaceId: number): Promise<void> {
  await owner.query(
    `insert into entente.field_changes (workspace_id, source_id, object, key_hash, field, occurred_at, known_at, row_hash, import_run_id)
     select workspace_id, source_id, 'deal', key_hash, 'amount', known_at, known_at, row_hash, import_run_id from entente.field_changes
     where workspace_id = $1 and object = 'person'`,
    [workspaceId],
  );
}

/** Views of accounts, campaigns and spend tell of records that say something, those of links of one kind each, and that of deals of nobody. */
async function fillThings(owner: pg.ClientBase, workspaceId: number): Promise<void> {
  for (const object of ['account', 'campaign', 'spend']) {
    await owner.query(
      `insert into entente.records (workspace_id, source_id, subject_id, object, version, content_hash, payload, known_at, known_by_import, import_run_id)
       select $1, $2, $2, $3, 1, '', '{}', '2026-11-17T10:08:00Z', true, $2`,
      [workspaceId, idIn(workspaceId), object],
    );
  }
  await owner.query(
    `insert into entente.records (workspace_id, source_id, subject_id, object, record_key, version, content_hash, payload, known_at, known_by_import, import_run_id)
     select $1, $2, $2, object, key_hash, 1, '', '{}', '2026-11-17T10:08:00Z', true, $2
     from entente.deals cross join unnest(array['deal', 'touch']) as of_deals (object) where workspace_id = $1 on conflict do nothing`,
    [workspaceId, idIn(workspaceId)],
  );
  await owner.query(
    `insert into entente.links (workspace_id, source_id, kind, from_hash, to_hash, role, known_at, import_run_id)
     select workspace_id, source_id, other.kind, from_hash, to_hash, role, known_at, import_run_id
     from entente.links cross join unnest(array['touch-person', 'person-account', 'account-parent', 'deal-account', 'deal-product', 'touch-deal']) as other (kind) where workspace_id = $1`,
    [workspaceId],
  );
  await owner.query(
    `insert into entente.deals (workspace_id, source_id, scope, key_hash, import_run_id)
     select workspace_id, source_id, scope, 'of nobody', import_run_id from entente.deals where workspace_id = $1`,
    [workspaceId],
  );
}

export async function dropForeignKeys(owner: pg.ClientBase): Promise<void> {
  const { rows } = await owner.query<{ statement: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'entente'::regnamespace`,
  );
  for (const { statement } of rows) await owner.query(statement);
}

const attributes = { size: { column: 'size' } };

function valueFor({ name, type }: Column, workspaceId: number, allowed: ReadonlyMap<string, string>): unknown {
  if (name === 'workspace_id') return workspaceId;
  if (allowed.has(name)) return allowed.get(name);
  if (/^(bigint|integer|smallint|numeric)/.test(type)) return name === 'id' || name.endsWith('_id') ? idIn(workspaceId) : 1;
  // Views tell of what a mapping declares.
  if (name === 'mapping') return JSON.stringify({ person: { attributes }, deal: { attributes } });
  if (type.startsWith('timestamp')) return '2026-11-17T10:08:00Z';
  const samples: Record<string, unknown> = {
    date: '2026-11-17',
    jsonb: '{}',
    json: '{}',
    bytea: Buffer.from(`of ${workspaceId}`),
    boolean: true,
    'text[]': [`of ${workspaceId}`],
  };
  return samples[type] ?? `${name} of ${workspaceId}`;
}

/** The first word of every check like `team in ('marketing', ...)`. */
async function allowedWords(owner: pg.ClientBase, table: Relation): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ definition: string }>(
    "select pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c' and conrelid = $1::regclass",
    [quoted(table)],
  );
  const matches = rows.map(({ definition }) => /\(?(\w+) = ANY \(ARRAY\['([^']+)'/.exec(definition));
  return new Map(matches.flatMap((match) => (match ? [[match[1]!, match[2]!] as const] : [])));
}

/** Everything that a workspace has, as text: the same before and after what was refused. */
export async function snapshotOf(owner: pg.ClientBase, tables: readonly Relation[], workspaceId: number): Promise<Record<string, string>> {
  await owner.query("select set_config('entente.workspace_id', $1, false)", [String(workspaceId)]);
  const snapshot: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await owner.query<{ content: string | null }>(
      `select string_agg(t::text, E'\n' order by t::text) as content from ${quoted(table)} t where workspace_id = $1`,
      [workspaceId],
    );
    snapshot[table.name] = rows[0]!.content ?? '';
  }
  return snapshot;
}
