import { lockSpaces } from '#platform/database/lock-spaces.ts';
import { randomBytes } from 'node:crypto';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson, LeftToCheck } from '#platform/slice.ts';
import { beginSubjectsEpoch } from '../import/subjects-epoch.ts';
import { blankMentions } from './blank-mentions.ts';
import { blankRecords, blankTouches } from './blank-records.ts';
import { blankRefusals } from './blank-refusals.ts';
import { blankUndoneRows } from './blank-undone-rows.ts';
import { createPersonalTest } from './personal-texts.ts';

/**
 * Forgets what sources said of a person: payloads, field histories, labels, refused and held rows, rows kept for the undo
 * of an undo. The keys get new hashes that stand for nothing, everywhere at once, so that counts and links stay whole.
 * Imports wait until it is done: none can bring back what is being taken away.
 */
export async function eraseSubjects(tx: WorkspaceTx, erased: ErasedPerson): Promise<LeftToCheck[]> {
  await tx.client.query('select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.evidence, tx.workspaceId]);
  await beginSubjectsEpoch(tx);
  const isPersonal = createPersonalTest(erased);
  const hashes = await replaceKeys(tx, erased);
  await blankRecords(tx, erased.subjectIds, isPersonal);
  await blankTouches(tx, erased.identifiers);
  await blankUndoneRows(tx, erased, hashes, isPersonal);
  await blankRefusals(tx, erased, hashes, isPersonal);
  await blankMentions(tx, erased, isPersonal);
  return [];
}

/** The old hash of a key in hexadecimal, and the one that stands in its place. */
export interface ReplacedKey {
  old: string;
  replacement: string;
}

async function replaceKeys(tx: WorkspaceTx, { subjectIds, isSuppressed, at }: ErasedPerson): Promise<ReplacedKey[]> {
  const { workspaceId, client } = tx;
  const { rows } = await client.query<{ hash: string }>(
    `select encode(key_hash, 'hex') as hash from entente.subjects where workspace_id = $1 and id = any($2::bigint[])`,
    [workspaceId, subjectIds],
  );
  const replaced = rows.map(({ hash }) => ({ old: hash, replacement: randomBytes(16).toString('hex') }));
  const values = [workspaceId, replaced.map((key) => key.old), replaced.map((key) => key.replacement)];
  const pairs = `(select decode(o, 'hex') as old, decode(n, 'hex') as replacement from unnest($2::text[], $3::text[]) as given (o, n)) k`;
  if (isSuppressed) {
    await client.query(
      `insert into entente.erased_keys (workspace_id, key_hash, erased_at)
       select $1, decode(o, 'hex'), $3 from unnest($2::text[]) as given (o) on conflict do nothing`,
      [workspaceId, values[1], at],
    );
  }
  await client.query(
    `update entente.subjects t set key_hash = k.replacement from ${pairs} where t.workspace_id = $1 and t.key_hash = k.old`,
    values,
  );
  // The hash of a row holds its value: it goes with it.
  await client.query(
    `update entente.field_changes t set key_hash = k.replacement, value = null, actor = null, row_hash = decode(md5(random()::text || t.id), 'hex')
     from ${pairs} where t.workspace_id = $1 and t.key_hash = k.old`,
    values,
  );
  // The record of a case is known by the key of its person.
  await client.query(
    `update entente.records t set record_key = k.replacement from ${pairs}
     where t.workspace_id = $1 and t.subject_id = any($4::bigint[]) and t.record_key = k.old`,
    [...values, subjectIds],
  );
  await replaceInNotes(tx, replaced);
  // Records say by the same hashes whom they are linked to.
  for (const { old, replacement } of replaced)
    await client.query(
      `update entente.records set payload = jsonb_set(payload, '{links}', replace(payload ->> 'links', $2, $3)::jsonb)
       where workspace_id = $1 and strpos(payload ->> 'links', $2) > 0`,
      [workspaceId, old, replacement],
    );
  for (const [table, column] of referring)
    await client.query(
      `update entente.${table} t set ${column} = k.replacement from ${pairs} where t.workspace_id = $1 and t.${column} = k.old`,
      values,
    );
  return replaced;
}

/** Imports at work note references that lead nowhere by the same hashes, and hold rows that link to them. */
async function replaceInNotes({ workspaceId, client }: WorkspaceTx, replaced: readonly ReplacedKey[]): Promise<void> {
  for (const { old, replacement } of replaced)
    for (const [table, column] of [
      ['import_progress', 'notes'],
      ['import_held_rows', 'held_row'],
    ] as const)
      await client.query(
        `update entente.${table} set ${column} = replace(${column}::text, $2, $3)::jsonb where workspace_id = $1 and strpos(${column}::text, $2) > 0`,
        [workspaceId, old, replacement],
      );
}

const referring = [
  ['links', 'from_hash'],
  ['links', 'to_hash'],
  ['departures', 'key_hash'],
  ['departures', 'into_hash'],
] as const;
