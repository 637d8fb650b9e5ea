import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReadRow } from '../mapping/read-row.ts';
import { decideTableRows, recordName, type KnownRecord } from './decide-rows.ts';
import { byteaArray, loadKnown, type KnownState } from './known-state.ts';

export type PreviewOutcome = 'new' | 'changed' | 'same';

/** What rows would be if they were imported now. Batches of one preview share what they have seen. */
export type OutcomeFinder = (tx: WorkspaceTx, rows: readonly ReadRow[]) => Promise<PreviewOutcome[]>;

/** @param sourceId null when the mapping names a source that there is not yet. */
export function createOutcomeFinder(sourceId: number | null): OutcomeFinder {
  const seen = new Map<string, KnownRecord>();
  const touches = new Set<string>();
  return async (tx, rows) => {
    await tx.client.query('set local enable_seqscan = off');
    const known = await loadKnown(tx, sourceId ?? 0, rows, { isPreview: true });
    if (rows[0]?.stampedAt) return logOutcomes(rows, await storedTouches(tx, known, rows), touches);
    return tableOutcomes(rows, { ...known, recordOf: (name) => seen.get(name) ?? known.recordOf(name) }, seen);
  };
}

function tableOutcomes(rows: readonly ReadRow[], known: KnownState, seen: Map<string, KnownRecord>): PreviewOutcome[] {
  return rows.map((row) => {
    const name = recordName(row);
    const { created, changed } = decideTableRows([row], known, { isEnd: false });
    if (created + changed > 0) {
      const before = known.recordOf(name);
      const hashes = new Set(before?.hashes).add(row.contentHash);
      seen.set(name, { latestVersion: 0, latestHash: row.contentHash, hashes, stampedAt: null });
    }
    return created > 0 ? 'new' : changed > 0 ? 'changed' : 'same';
  });
}

function logOutcomes(rows: readonly ReadRow[], stored: Set<string>, seen: Set<string>): PreviewOutcome[] {
  return rows.map((row) => {
    const name = `${row.keyHash} ${row.facts[0]!.rowHash}`;
    const isKnown = stored.has(name) || seen.has(name);
    seen.add(name);
    return isKnown ? 'same' : 'new';
  });
}

async function storedTouches(tx: WorkspaceTx, known: KnownState, rows: readonly ReadRow[]): Promise<Set<string>> {
  const keys = new Map(rows.flatMap((row) => (known.subjectOf(row).isNew ? [] : [[known.subjectOf(row).id, row.keyHash] as const])));
  if (keys.size === 0) return new Set();
  const { rows: found } = await tx.client.query<{ subjectId: number; hash: string }>(
    `select subject_id as "subjectId", encode(row_hash, 'hex') as hash from entente.touches
     where workspace_id = $1 and subject_id = any($2::bigint[]) and row_hash = any($3::bytea[])`,
    [tx.workspaceId, [...keys.keys()], byteaArray(rows.map((row) => row.facts[0]!.rowHash))],
  );
  return new Set(found.map(({ subjectId, hash }) => `${keys.get(subjectId)} ${hash}`));
}
