import type { WorkspaceTx } from '#platform/database/database.ts';
import { findRefusalOrigin } from '../import/refusal-rows.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { personColumns } from './person-columns.ts';
import type { PersonalTexts } from './personal-texts.ts';

/** A row that an import refused, and that is of somebody. */
export interface RefusedOf {
  importRunId: number;
  filePosition: number;
  row: number;
  message: string;
  cells: string[] | null;
  /** The columns of its cells. */
  header: string[];
}

/**
 * Refused rows that carry the name, the mail or the phone of somebody anywhere, or their key in a column that holds keys of
 * people. A short key stands in many cells by chance; in such a column it is the person.
 */
export async function findRefusalsOf(tx: WorkspaceTx, texts: PersonalTexts, isPersonal: (text: string) => boolean): Promise<RefusedOf[]> {
  const found: RefusedOf[] = [];
  for (const [importRunId, refused] of Map.groupBy(await candidates(tx, texts), (one) => one.importRunId)) {
    const files = new Map((await findRefusalOrigin(tx, importRunId)).map(({ position, header }) => [position, header]));
    const columns = personColumns(refused[0]!.mapping);
    for (const { mapping: _mapping, ...row } of refused) {
      const header = files.get(row.filePosition) ?? [];
      if (isOfPerson({ ...row, header }, columns, { texts, isPersonal })) found.push({ ...row, header });
    }
  }
  return found;
}

type Candidate = Omit<RefusedOf, 'header'> & { mapping: Mapping };

/** Refused rows that hold one of the texts somewhere. */
async function candidates(tx: WorkspaceTx, { identifiers, keys }: PersonalTexts): Promise<Candidate[]> {
  const { rows } = await tx.client.query<Candidate>(
    `select x.import_run_id as "importRunId", x.file_position as "filePosition", x.row_number as row, x.message, x.cells, r.mapping
     from entente.import_refusals x
     join entente.import_runs r on r.workspace_id = x.workspace_id and r.id = x.import_run_id
     where x.workspace_id = $1 and exists (
       select 1 from unnest($2::text[]) as known (text)
       where strpos(lower(x.cells::text), lower(trim('"' from to_jsonb(known.text)::text))) > 0 or strpos(lower(x.message), lower(known.text)) > 0)
     order by x.import_run_id, x.file_position, x.row_number`,
    [tx.workspaceId, [...identifiers, ...keys]],
  );
  return rows;
}

interface Known {
  texts: PersonalTexts;
  isPersonal(text: string): boolean;
}

function isOfPerson({ cells, header, message }: RefusedOf, columns: ReadonlySet<string>, { texts, isPersonal }: Known): boolean {
  const isKey = (text: string) => texts.keys.includes(text.trim());
  // One cell may list the keys of several: [12, 15].
  const holdsKey = (cell: string) => isKey(cell) || cell.split(/[\s,;|[\]]+/u).some(isKey);
  const atKey = (cells ?? []).some((cell, at) => columns.has(header[at] ?? '') && holdsKey(cell));
  const named = (text: string) => isPersonal(text) && !isKey(text);
  return atKey || (cells ?? []).some(named) || named(message);
}
