import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import { byteaArray } from './known-state.ts';
import { watchDayOrders } from './note-day-orders.ts';
import { isBefore, noteOddRows } from './note-odd-rows.ts';
import { noteReferences } from './note-references.ts';
import type { Run } from './progress-store.ts';
import type { RowBatch } from './read-batches.ts';
import { emptyNotes, isEmpty, mergeNotes, note, type RunNotes } from './run-notes.ts';

/** What of a run its notes need. */
export type NotedRun = Pick<Run, 'mapping' | 'notes' | 'requestedAt'>;

/**
 * What is odd about the rows of a batch, added to what was noticed before.
 * @param options.own hashes of keys that are not written yet, as in a preview. @returns null where nothing is odd.
 */
export async function noteBatch(
  tx: WorkspaceTx,
  run: NotedRun,
  batch: RowBatch,
  { header, own = new Set() }: { header: readonly string[]; own?: ReadonlySet<string> },
): Promise<RunNotes | null> {
  const added = { ...emptyNotes(), odd: { ...batch.touches?.odd } };
  noteOddRows(batch.rows, run.mapping, run.requestedAt.getTime(), added.odd);
  noteDays(run, batch, header, added);
  await noteDealsBeforePeople(tx, batch.rows, added);
  await noteReferences(tx, batch.rows, own, added.nowhere);
  return isEmpty(added) ? null : mergeNotes(run.notes, added);
}

function noteDays({ mapping }: NotedRun, batch: RowBatch, header: readonly string[], added: RunNotes): void {
  const watch = batch.cells && watchDayOrders(mapping, header);
  if (!watch) return;
  for (const [row, cells] of batch.cells!) watch(cells, row, added.dayOrders);
}

/** A deal that is older than its person: as the row says, and as others said before it. */
async function noteDealsBeforePeople(tx: WorkspaceTx, rows: readonly ReadRow[], added: RunNotes): Promise<void> {
  const ofPeople = rows.filter((row) => row.deal && row.deal.facts.length > 0 && row.keyHash !== '');
  if (ofPeople.length === 0) return;
  const known = await capturedAmong(tx, [...new Set(ofPeople.map((row) => row.keyHash))]);
  for (const { row, facts, deal, keyHash } of ofPeople) {
    const said = facts.filter(({ kind }) => kind === 'captured').map(({ occurredAt }) => occurredAt);
    const captured = Math.min(known.get(keyHash) ?? Infinity, ...said);
    const first = Math.min(...deal!.facts.map(({ occurredAt }) => occurredAt));
    if (isBefore(first, captured)) note(added.odd, 'deal-before-lead', row);
  }
}

async function capturedAmong(tx: WorkspaceTx, hashes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.client.query<{ hash: string; at: Date }>(
    `select encode(s.key_hash, 'hex') as hash, min(c.occurred_at) as at
     from entente.subjects s join entente.stage_changes c on c.workspace_id = $1 and c.subject_id = s.id and c.meaning = 'captured'
     where s.workspace_id = $1 and s.key_hash = any($2::bytea[]) group by s.key_hash`,
    [tx.workspaceId, byteaArray(hashes)],
  );
  return new Map(rows.map(({ hash, at }) => [hash, at.getTime()]));
}
