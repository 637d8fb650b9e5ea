import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson } from '#platform/slice.ts';
import { erasedRefusal } from './erased-refusal.ts';
import type { ReplacedKey } from './erase-subjects.ts';

interface Refused {
  importRunId: number;
  filePosition: number;
  row: number;
  message: string;
  cells: string[] | null;
  header: string[] | null;
  keyColumns: string[];
}

/**
 * Blanks rows that imports refused or hold, where they carry the name, the mail or the phone of the person anywhere, or
 * their key in a column that is the key.
 */
export async function blankRefusals(
  tx: WorkspaceTx,
  { identifiers, keys }: ErasedPerson,
  hashes: readonly ReplacedKey[],
  isPersonal: (text: string) => boolean,
): Promise<void> {
  const { workspaceId, client } = tx;
  const found = (await candidates(tx, [...identifiers, ...keys])).filter((refused) => isOfPerson(refused, keys, isPersonal));
  await client.query(
    `update entente.import_refusals x set cells = '[]', code = $5, message = $6
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
    [workspaceId, hashes.map((hash) => hash.old), identifiers.map((identifier) => JSON.stringify(identifier).slice(1, -1).toLowerCase())],
  );
}

/** Refused rows that hold one of the texts somewhere, with what their import's mapping calls the key of a person. */
async function candidates(tx: WorkspaceTx, texts: readonly string[]): Promise<Refused[]> {
  const { rows } = await tx.client.query<Refused>(
    `select x.import_run_id as "importRunId", x.file_position as "filePosition", x.row_number as row, x.message, x.cells, f.header,
       array(select jsonb_array_elements_text(key.value -> 'columns') from jsonb_path_query(r.mapping, '$.person.keys[*]') as key (value)) as "keyColumns"
     from entente.import_refusals x
     join entente.import_runs r on r.workspace_id = x.workspace_id and r.id = x.import_run_id
     left join entente.import_run_files f on f.workspace_id = x.workspace_id and f.import_run_id = x.import_run_id and f.position = x.file_position
     where x.workspace_id = $1 and exists (
       select 1 from unnest($2::text[]) as known (text)
       where strpos(lower(x.cells::text), lower(trim('"' from to_jsonb(known.text)::text))) > 0 or strpos(lower(x.message), lower(known.text)) > 0)`,
    [tx.workspaceId, texts],
  );
  return rows;
}

function isOfPerson(
  { cells, header, message, keyColumns }: Refused,
  keys: readonly string[],
  isPersonal: (text: string) => boolean,
): boolean {
  const isKey = (text: string) => keys.includes(text.trim());
  // A short key stands in many cells by chance; in its own column it is the person.
  const atKey = (cells ?? []).some((cell, at) => isKey(cell) && header !== null && keyColumns.includes(header[at] ?? ''));
  const named = (text: string) => isPersonal(text) && !isKey(text);
  return atKey || (cells ?? []).some(named) || named(message);
}
