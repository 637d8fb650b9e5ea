import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson } from '#platform/slice.ts';
import { erasedRefusal } from './erased-refusal.ts';
import type { ReplacedKey } from './erase-subjects.ts';
import { findRefusalsOf } from './find-refusals-of.ts';

/**
 * Blanks rows that imports refused or hold, where they carry the name, the mail or the phone of the person anywhere, or
 * their key in a column that holds keys of people. Nothing of such a row is left to be repaired.
 */
export async function blankRefusals(
  tx: WorkspaceTx,
  { identifiers, keys }: ErasedPerson,
  hashes: readonly ReplacedKey[],
  isPersonal: (text: string) => boolean,
): Promise<void> {
  const { workspaceId, client } = tx;
  const found = await findRefusalsOf(tx, { identifiers, keys }, isPersonal);
  await client.query(
    `update entente.import_refusals x set cells = null, code = $5, message = $6
     from unnest($2::bigint[], $3::int[], $4::bigint[]) as given (import_run_id, file_position, row_number)
     where x.workspace_id = $1 and x.import_run_id = given.import_run_id and x.file_position = given.file_position and x.row_number = given.row_number`,
    [
      workspaceId,
      found.map((refused) => refused.importRunId),
      found.map((refused) => refused.filePosition),
      found.map((refused) => refused.row),
      erasedRefusal.code,
      erasedRefusal.message,
    ],
  );
  await client.query(
    `delete from entente.import_held_rows where workspace_id = $1 and (held_row ->> 'keyHash' = any($2::text[])
       or exists (select 1 from unnest($3::text[]) as known (text) where strpos(lower(held_row::text), known.text) > 0))`,
    [
      workspaceId,
      hashes.map((hash) => hash.replacement),
      identifiers.map((identifier) => JSON.stringify(identifier).slice(1, -1).toLowerCase()),
    ],
  );
}
