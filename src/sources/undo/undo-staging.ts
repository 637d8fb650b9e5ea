import type pg from 'pg';
import { openDerivation } from '../derive/derive-staging.ts';
import { openBatch } from '../import/staging.ts';

/**
 * The temp tables of an undo, empty after each transaction.
 *
 * staged_left: the subjects whom members worked on and who keep what they have; staged_left_keys: the keys of these and of their deals.
 * staged_heirs: rows that go from one import to another that told them too.
 * staged_chains: the records whose versions changed. owner_id is the subject; 0 of deals, which their own key names.
 */
const tables = `
  create temp table staged_left (subject_id bigint primary key) on commit delete rows;
  create temp table staged_left_keys (key_hash bytea primary key) on commit delete rows;
  create temp table staged_heirs (row_id bigint primary key, owner_id bigint, run_id bigint) on commit delete rows;
  create temp table staged_chains (source_id bigint, object text, record_key bytea, owner_id bigint,
    primary key (source_id, object, record_key, owner_id)) on commit delete rows`;

/** Makes a transaction ready for an undo or a redo: imports of this workspace wait until it is over. */
export async function openUndo(client: pg.ClientBase, workspaceId: number): Promise<void> {
  await openBatch(client, workspaceId);
  await openDerivation(client);
  const { rows } = await client.query<{ missing: boolean }>("select to_regclass('pg_temp.staged_chains') is null as missing");
  if (rows[0]!.missing) await client.query(tables);
}
