import type pg from 'pg';
import { lockSpaces } from '#platform/database/lock-spaces.ts';

/**
 * The session's own temp tables that carry a batch from the file to the tables of several slices.
 * Later slices read them in their receivers; all are empty again after each transaction.
 *
 * staged_records: one row for each record that is new or changed, of whatever object.
 *   golden says what it means for the person: `insert` a person where there is none yet, with this row only;
 *   `merge` the person's values are to be made again from all records; `merge-if-others` the same, where something
 *   else tells of the person too; `none` another row of the batch speaks for it, or
 *   the record is of no person.
 * staged_moments: what happened, at most one row for each person, kind, label, occurrence and take.
 *   take says which one counts: the first, the last, each, or the latest row.
 * staged_links, staged_field_changes, staged_departures: what rows say beside records. place is the row in the batch.
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
    ordinal int, actor text, lifecycle text, row_hash bytea, occurrence text, take text,
    touch_kind text, channel text, campaign text, direction text
  ) on commit delete rows;
  create temp table staged_deals (
    deal_id bigint, scope bigint, subject_id bigint, key_hash bytea, name text, amount_minor bigint, currency text,
    owner text, lost_reason text, attributes jsonb, follows_hash bytea, known_at timestamptz, known_by_import boolean
  ) on commit delete rows;
  create temp table staged_deal_moments (
    deal_id bigint, meaning text, stage text, occurred_at timestamptz, known_at timestamptz, known_by_import boolean
  ) on commit delete rows;
  create temp table staged_links (place int, kind text, from_hash bytea, to_hash bytea, role text) on commit delete rows;
  create temp table staged_field_changes (
    place int, object text, key_hash bytea, field text, value text, occurred_at timestamptz, ordinal int, actor text,
    meaning text, stage text, row_hash bytea
  ) on commit delete rows;
  create temp table staged_departures (
    place int, object text, kind text, key_hash bytea, into_hash bytea, occurred_at timestamptz, known_by_import boolean,
    said_at timestamptz
  ) on commit delete rows`;

/**
 * Makes a transaction ready for a batch, in one question: imports of one workspace take turns batch by batch, so that no
 * two of them make the same person; tables that grow from nothing within one import are not scanned again for every
 * batch, which the planner would do without statistics; and the staging tables of this connection are there.
 */
export async function openBatch(client: pg.ClientBase, workspaceId: number): Promise<void> {
  const { rows } = await client.query<{ missing: boolean }>(
    `select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
       to_regclass('pg_temp.staged_departures') is null as missing`,
    [lockSpaces.evidence, workspaceId],
  );
  if (rows[0]!.missing) await client.query(tables);
}
