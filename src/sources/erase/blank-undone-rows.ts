import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson } from '#platform/slice.ts';
import type { ReplacedKey } from './erase-subjects.ts';
import { bareRecord, withoutPersonal } from './personal-texts.ts';

interface UndoneRow {
  place: number;
  importRunId: number;
  evidence: string;
  subjectId: number | null;
  content: Record<string, unknown>;
}

/** Rows that were kept for the undo of an undo: they may come back, and then as bare as those that stand. */
export async function blankUndoneRows(
  tx: WorkspaceTx,
  { subjectIds, identifiers }: ErasedPerson,
  hashes: readonly ReplacedKey[],
  isPersonal: (text: string) => boolean,
): Promise<void> {
  const marks = [
    ...hashes.map(({ old }) => old),
    ...identifiers.map((identifier) => JSON.stringify(identifier).slice(1, -1).toLowerCase()),
  ];
  const { rows } = await tx.client.query<UndoneRow>(
    `select place, import_run_id as "importRunId", evidence, subject_id as "subjectId", content from entente.undone_rows
     where workspace_id = $1 and (subject_id = any($2::bigint[])
       or exists (select 1 from unnest($3::text[]) as known (text) where strpos(lower(content::text), known.text) > 0))`,
    [tx.workspaceId, subjectIds, marks],
  );
  const blanked = rows.map((row) => JSON.stringify(bareContent(row, { subjectIds, hashes, isPersonal })));
  await tx.client.query(
    `update entente.undone_rows u set content = bare.content
     from unnest($2::bigint[], $3::bigint[], $4::jsonb[]) as bare (import_run_id, place, content)
     where u.workspace_id = $1 and u.import_run_id = bare.import_run_id and u.place = bare.place`,
    [tx.workspaceId, rows.map((row) => row.importRunId), rows.map((row) => row.place), blanked],
  );
}

interface Erased {
  subjectIds: readonly number[];
  hashes: readonly ReplacedKey[];
  isPersonal: (text: string) => boolean;
}

function bareContent({ evidence, subjectId, content }: UndoneRow, { subjectIds, hashes, isPersonal }: Erased): Record<string, unknown> {
  const replacements = new Map(hashes.map(({ old, replacement }) => [`\\x${old}`, `\\x${replacement}`]));
  const bare: Record<string, unknown> = {};
  let isOwn = subjectId !== null && subjectIds.includes(subjectId);
  for (const [name, value] of Object.entries(content)) {
    const replacement = typeof value === 'string' ? replacements.get(value) : undefined;
    if (name === 'key_hash' && replacement) isOwn = true;
    bare[name] = replacement ?? (words.has(name) && typeof value === 'string' && isPersonal(value) ? wordless(name) : value);
  }
  if (evidence === 'records') return withLinksOf(content, bareOfRecord(bare, isOwn, isPersonal), hashes);
  // The hash of a row holds its value: it goes with it.
  return evidence === 'field_changes' && isOwn
    ? { ...bare, value: null, actor: null, row_hash: `\\x${hashes[0]?.replacement ?? ''}${content['id']}`.slice(0, 34) }
    : bare;
}

/** Records say by hashes whom they are linked to. */
function withLinksOf(content: Record<string, unknown>, bare: Record<string, unknown>, hashes: readonly ReplacedKey[]) {
  const links = (content['payload'] as { links?: string[] } | null)?.links;
  if (!links) return bare;
  const replaced = links.map((link) => hashes.reduce((text, { old, replacement }) => text.replace(old, replacement), link));
  return { ...bare, payload: { ...(bare['payload'] as object), links: replaced } };
}

/** Columns that hold words of people; the others are ids, times and hashes. */
const words = new Set(['label', 'actor', 'campaign', 'value', 'role']);
const wordless = (name: string) => (name === 'label' || name === 'role' ? '' : null);

function bareOfRecord(content: Record<string, unknown>, isOwn: boolean, isPersonal: (text: string) => boolean): Record<string, unknown> {
  const { payload } = content;
  if (isOwn) return { ...content, payload: bareRecord(payload, isPersonal), content_hash: '\\x' };
  return { ...content, payload: withoutPersonal(payload, isPersonal) ?? {} };
}
