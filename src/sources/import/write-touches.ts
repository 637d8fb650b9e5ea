import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import type { Fact, ReadRow } from '../mapping/read-row.ts';
import { confirmStaged } from './confirm.ts';
import { copyLines, copyText } from './copy-rows.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';
import { tellOfTouched } from './tell-of-touched.ts';

/** Whether a row is a touch of a log and says nothing else: nothing is decided about it, it happened or is known already. */
export function isPlainTouch(row: ReadRow): boolean {
  return row.isTouchOnly && row.stampedAt !== null && row.facts.length === 1 && row.also === null && row.deal === null;
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
  { recorded, whenStaged }: { recorded: RecordedSubjects; whenStaged?: (() => void) | undefined },
): Promise<{ created: number; left: ReadRow[] }> {
  const ids = await recordSubjects(tx, batch, rows, recorded);
  const left = rows.filter((_row, at) => ids[at] === undefined);
  if (left.length === rows.length) return { created: 0, left };
  await copyLines(tx.client, 'staged_touches', touchLines(rows, ids));
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

/** The subject of each row; undefined where nobody is known by its key. */
type SubjectIds = (number | undefined)[];

/** Sees to it that this run has a record of everybody whom another row made a person of. */
async function recordSubjects(tx: WorkspaceTx, batch: Batch, rows: readonly ReadRow[], recorded: RecordedSubjects): Promise<SubjectIds> {
  await recorded.refresh(tx);
  const ids = rows.map(({ keyHash }) => recorded.get(keyHash));
  const missing = new Map<string, ReadRow>();
  for (const [at, id] of ids.entries()) if (id === undefined) missing.set(rows[at]!.keyHash, rows[at]!);
  if (missing.size === 0) return ids;
  const found = await tellOfTouched(tx, batch, missing);
  for (const [keyHash, id] of found) recorded.add(keyHash, id);
  return ids.map((id, at) => id ?? found.get(rows[at]!.keyHash));
}

function* touchLines(rows: readonly ReadRow[], ids: SubjectIds): Generator<string> {
  for (const [at, id] of ids.entries()) if (id !== undefined) yield touchLine(id, rows[at]!.facts[0]!);
}

/** Written by hand, without a list of values between: twenty million of them count. */
function touchLine(subjectId: number, touch: Fact): string {
  const { label, occurredAt, ordinal, actor, lifecycle, rowHash, touchKind = '', channel = '', campaign = '', direction = '' } = touch;
  const extras = `${copyText(channel || null)}\t${copyText(campaign || null)}\t${copyText(direction || null)}`;
  const what = `${copyText(touchKind || 'touch')}\t${copyText(label)}\t${occurredAt}\t${ordinal}`;
  return `${subjectId}\t${what}\t${copyText(actor || null)}\t${copyText(lifecycle || null)}\t${extras}\t\\\\x${rowHash}\n`;
}

/** Moments come as milliseconds: a number is read in a fraction of the time of a date. */
const stagedAt = "timestamptz 'epoch' + at_ms * interval '1 millisecond'";

async function confirmStagedTouches({ client }: WorkspaceTx, batch: Batch): Promise<void> {
  const isSame = `t.subject_id = s.subject_id and t.occurred_at = ${stagedAt} and t.row_hash = s.row_hash`;
  await confirmStaged(client, batch, 'touches', { staging: 'staged_touches', isSame });
}
