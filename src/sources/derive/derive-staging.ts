import type pg from 'pg';

/**
 * The session's own temp tables by which what follows from evidence is derived again; empty after each transaction.
 *
 * staged_touched: the subjects whose evidence changed. staged_touched_deals: the deals; scope as in `deals`.
 * derived_moments: what happened to the touched subjects by all the evidence that stands, as each source tells it: at most one row
 *   for each subject, source, kind, label and occurrence. Later slices read it in their `derive`.
 */
const tables = `
  create temp table staged_touched (subject_id bigint primary key) on commit delete rows;
  create temp table staged_touched_deals (scope bigint, key_hash bytea, primary key (scope, key_hash)) on commit delete rows;
  create temp table derived_moments (
    subject_id bigint, source_id bigint, import_run_id bigint, kind text, label text, occurred_at timestamptz, known_at timestamptz,
    known_by_import boolean, ordinal int, actor text, occurrence text, take text
  ) on commit delete rows`;

/** Makes a transaction ready to derive: work on whole tables wants other plans than batches do. */
export async function openDerivation(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ missing: boolean }>(
    `select set_config('enable_seqscan', 'on', true), set_config('jit', 'off', true), set_config('work_mem', '64MB', true),
       to_regclass('pg_temp.derived_moments') is null as missing`,
  );
  if (rows[0]!.missing) await client.query(tables);
}

/** Temp tables have no statistics until somebody makes them: without, the planner takes a million rows for a thousand. */
export async function measureTouched(client: pg.ClientBase): Promise<void> {
  await client.query('analyze pg_temp.staged_touched, pg_temp.staged_touched_deals');
}
