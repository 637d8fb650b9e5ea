import type pg from 'pg';

/**
 * The session's own temp tables that carry a batch from the file to the tables of several slices.
 * Later slices read them in their receivers; both are empty again after each transaction.
 *
 * staged_records: one row for each record that is new or changed.
 *   golden says what it means for the person: `insert` a person not known before, with this row only;
 *   `merge` the person's values are to be made again from all records; `none` another row of the batch speaks for it.
 * staged_moments: what happened, at most one row for each person, kind, label and occurrence.
 *   take says which one counts: the first, the last, each, or the latest row.
 */
const tables = `
  create temp table staged_records (
    subject_id bigint, is_new_subject boolean, space text, key_hash bytea,
    object text, record_key bytea, version int, writes text, content_hash bytea, payload jsonb,
    occurred_at timestamptz, ordinal int, known_at timestamptz, known_by_import boolean,
    golden text, name text, email text, company text, name_search text, email_search text
  ) on commit delete rows;
  create temp table staged_moments (
    kind text, subject_id bigint, label text, occurred_at timestamptz, known_at timestamptz, known_by_import boolean,
    ordinal int, actor text, lifecycle text, row_hash bytea, occurrence text, take text
  ) on commit delete rows;
  create temp table staged_deals (
    deal_id bigint, is_new boolean, subject_id bigint, key_hash bytea, name text, amount_minor bigint, currency text
  ) on commit delete rows;
  create temp table staged_deal_moments (deal_id bigint, meaning text, stage text, occurred_at timestamptz) on commit delete rows`;

/** Makes the staging tables of this connection where it has none yet. */
export async function ensureStaging(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query("select to_regclass('pg_temp.staged_deal_moments') is null as missing");
  if (rows[0].missing) await client.query(tables);
}
