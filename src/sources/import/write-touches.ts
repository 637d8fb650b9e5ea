import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import { touchOnlyKey, type Fact, type ReadRow } from '../mapping/read-row.ts';
import { confirmStaged } from './confirm.ts';
import { copyLines, copyText } from './copy-rows.ts';
import { byteaArray } from './known-state.ts';

/** Whether a row is a touch of a log and says nothing else: nothing is decided about it, it happened or is known already. */
export function isPlainTouch(row: ReadRow): boolean {
  return row.isTouchOnly && row.stampedAt !== null && row.facts.length === 1 && row.also === null && row.deal === null;
}

/**
 * Writes plain touches of people whom this run has a record of already, which is nearly all of a long log: they need no
 * more than an id and a place. The first touch of everybody else is written as every other row is.
 * @returns how many were new, and the rows that are left to be written.
 */
export async function writeTouches(
  tx: WorkspaceTx,
  batch: Batch,
  rows: readonly ReadRow[],
  { whenStaged }: { whenStaged?: (() => void) | undefined },
): Promise<{ created: number; left: ReadRow[] }> {
  const subjects = await findRecorded(tx, batch, rows);
  const left = rows.filter((row) => !subjects.has(row.keyHash));
  if (left.length === rows.length) return { created: 0, left };
  await copyLines(tx.client, 'staged_touches', touchLines(rows, subjects));
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

/** Subjects by key hash, of those people of whom this run wrote or confirmed the record of its source. */
async function findRecorded({ client }: WorkspaceTx, batch: Batch, rows: readonly ReadRow[]): Promise<Map<string, string>> {
  const hashes = [...new Set(rows.map((row) => row.keyHash))];
  // One text of all ids: a row for each would take longer to read than to find. Asked key by key, by index: without
  // statistics the planner would hold whole tables against each other.
  const found = await client.query<{ ids: string | null }>(
    `select string_agg(coalesce(known.id::text, ''), ',' order by k.place) as ids
     from unnest($4::bytea[]) with ordinality as k (hash, place)
     left join lateral (
       select s.id from entente.subjects s
       where s.workspace_id = $1 and s.key_hash = k.hash and exists (
         select 1 from entente.records r
         where r.workspace_id = $1 and r.subject_id = s.id and r.source_id = $2 and r.object = 'person' and r.record_key = '\\x${touchOnlyKey}'
           and (r.import_run_id = $3 or exists (
             select 1 from entente.confirmations c
             where c.workspace_id = $1 and c.import_run_id = $3 and c.evidence = 'records' and c.row_id = r.id)) offset 0)
       limit 1) as known on true`,
    [batch.workspaceId, batch.sourceId, batch.importRunId, byteaArray(hashes)],
  );
  const ids = (found.rows[0]!.ids ?? '').split(',');
  const subjects = new Map<string, string>();
  for (const [at, hash] of hashes.entries()) if (ids[at]) subjects.set(hash, ids[at]);
  return subjects;
}

function* touchLines(rows: readonly ReadRow[], subjects: ReadonlyMap<string, string>): Generator<string> {
  for (const { keyHash, facts } of rows) {
    const subjectId = subjects.get(keyHash);
    if (subjectId !== undefined) yield touchLine(subjectId, facts[0]!);
  }
}

/** Written by hand, without a list of values between: twenty million of them count. */
function touchLine(subjectId: string, touch: Fact): string {
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
