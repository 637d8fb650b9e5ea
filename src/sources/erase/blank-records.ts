import type { WorkspaceTx } from '#platform/database/database.ts';
import { bareRecord } from './personal-texts.ts';

/** Leaves of the records of these subjects what figures are counted from, and no hash of what they said. */
export async function blankRecords(tx: WorkspaceTx, subjectIds: readonly number[], isPersonal: (text: string) => boolean): Promise<void> {
  const { rows } = await tx.client.query<{ id: number; payload: unknown }>(
    `select id, payload from entente.records where workspace_id = $1 and subject_id = any($2::bigint[]) and object in ('person', 'deal')`,
    [tx.workspaceId, subjectIds],
  );
  await tx.client.query(
    `update entente.records r set payload = bare.payload, content_hash = ''
     from unnest($3::bigint[], $4::jsonb[]) as bare (id, payload)
     where r.workspace_id = $1 and r.subject_id = any($2::bigint[]) and r.id = bare.id`,
    [tx.workspaceId, subjectIds, rows.map((row) => row.id), rows.map((row) => JSON.stringify(bareRecord(row.payload, isPersonal)))],
  );
}

/**
 * Takes away the words that name the person of whatever happened, to them and to others; that it happened, when and of which
 * kind stays. What others' fields became keeps the hash of its row, so that the same file does not tell it a second time.
 */
export async function blankTouches(tx: WorkspaceTx, identifiers: readonly string[]): Promise<void> {
  if (identifiers.length === 0) return;
  const values = [tx.workspaceId, identifiers.map((identifier) => identifier.toLowerCase())];
  const names = (column: string) =>
    `exists (select 1 from unnest($2::text[]) as known (text) where strpos(lower(${column}), known.text) > 0)`;
  for (const [table, columns] of worded) {
    const blank = columns.map(([column, empty]) => `${column} = case when ${names(column)} then ${empty} else ${column} end`);
    const either = columns.map(([column]) => names(column)).join(' or ');
    await tx.client.query(`update entente.${table} set ${blank.join(', ')} where workspace_id = $1 and (${either})`, values);
  }
}

/** Columns of words, with what stands where one is taken away. */
const worded: readonly [table: string, columns: readonly [column: string, empty: string][]][] = [
  [
    'touches',
    [
      ['label', "''"],
      ['actor', 'null'],
      ['campaign', 'null'],
    ],
  ],
  [
    'field_changes',
    [
      ['value', 'null'],
      ['actor', 'null'],
    ],
  ],
  ['stage_changes', [['actor', 'null']]],
];
