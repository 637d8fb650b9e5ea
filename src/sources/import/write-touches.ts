import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import { confirmStaged } from './confirm.ts';
import { copyLines } from './copy-rows.ts';
import { prepareTouches, touchLines, type PreparedTouches, type SubjectIds } from './prepare-touches.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';
import { tellOfTouched } from './tell-of-touched.ts';

interface TouchOptions {
  recorded: RecordedSubjects;
  /** Of these rows, where they were prepared. */
  prepared?: PreparedTouches | null | undefined;
  whenStaged?: (() => void) | undefined;
}

/**
 * Writes plain touches of people who are known, which is nearly all of a long log: they need no more than an id and a place.
 * Touches of everybody else are written as every other row is.
 * @param options.whenStaged is called when all that is left to do is the database's.
 * @returns how many were new, and the rows that are left to be written.
 */
export async function writeTouches(
  tx: WorkspaceTx,
  batch: Batch,
  rows: readonly ReadRow[],
  { recorded, prepared, whenStaged }: TouchOptions,
): Promise<{ created: number; left: ReadRow[] }> {
  await recorded.refresh(tx);
  const { ids, texts } = prepared?.version === recorded.version() ? prepared : prepareTouches(rows, recorded)!;
  const found = await recordMissing(tx, batch, { rows, ids }, recorded);
  const left = rows.filter((_row, at) => ids[at] === undefined && found[at] === undefined);
  if (left.length === rows.length) return { created: 0, left };
  await copyLines(tx.client, 'staged_touches', found.length === 0 ? texts : [...texts, touchLines(rows, found)]);
  // Rows that are left are dealt with first.
  if (left.length === 0) whenStaged?.();
  const { rowCount } = await tx.client.query(
    `insert into entente.touches (workspace_id, source_id, subject_id, kind, label, occurred_at, known_at, ordinal, actor, lifecycle,
       channel, campaign, direction, row_hash, import_run_id)
     select $1, $2, subject_id, kind, label, at, at, ordinal, actor, lifecycle, channel, campaign, direction, row_hash, $3
     from staged_touches, lateral (select ${stagedAt} as at) as stamp on conflict do nothing`,
    [batch.workspaceId, batch.sourceId, batch.importRunId],
  );
  const created = rowCount ?? 0;
  if (created < rows.length - left.length) await confirmStagedTouches(tx, batch);
  return { created, left };
}

/** Sees to it that this run has a record of everybody whom another row made a person of. @returns the ids of those who had none yet. */
async function recordMissing(
  tx: WorkspaceTx,
  batch: Batch,
  { rows, ids }: { rows: readonly ReadRow[]; ids: SubjectIds },
  recorded: RecordedSubjects,
): Promise<SubjectIds> {
  const missing = new Map<string, ReadRow>();
  for (const [at, id] of ids.entries()) if (id === undefined) missing.set(rows[at]!.keyHash, rows[at]!);
  if (missing.size === 0) return [];
  const found = await tellOfTouched(tx, batch, missing);
  for (const [keyHash, id] of found) recorded.add(keyHash, id);
  return rows.map(({ keyHash }, at) => (ids[at] === undefined ? found.get(keyHash) : undefined));
}

/** Moments come as milliseconds: a number is read in a fraction of the time of a date. */
const stagedAt = "timestamptz 'epoch' + at_ms * interval '1 millisecond'";

async function confirmStagedTouches({ client }: WorkspaceTx, batch: Batch): Promise<void> {
  const isSame = `t.subject_id = s.subject_id and t.occurred_at = ${stagedAt} and t.row_hash = s.row_hash`;
  await confirmStaged(client, batch, 'touches', { staging: 'staged_touches', isSame });
}
