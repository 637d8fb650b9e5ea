import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Batch } from '#platform/slice.ts';
import { touchOnlyKey, type ReadRow } from '../mapping/read-row.ts';
import { confirmRecords } from './confirm.ts';
import { byteaArray } from './known-state.ts';

interface Found {
  place: number;
  id: number;
  /** The newest record that says only that touches of this source are of them. */
  recordId: number | null;
  isOwn: boolean | null;
}

/**
 * Says of people whom some row made known that touches of this source are of them too, in one record for each, as
 * decide-cases.ts would: what such a row says makes nobody another.
 * @param rows one of each, by the hash of the key. @returns the ids of those who are known.
 */
export async function tellOfTouched(tx: WorkspaceTx, batch: Batch, rows: ReadonlyMap<string, ReadRow>): Promise<Map<string, number>> {
  if (rows.size === 0) return new Map();
  const hashes = [...rows.keys()];
  const found = await findPeople(tx, batch, hashes);
  const fresh = found.filter(({ recordId }) => recordId === null);
  if (fresh.length > 0) {
    const said = fresh.map(({ place }) => rows.get(hashes[place - 1]!)!);
    await tx.client.query(
      `insert into entente.records (workspace_id, source_id, subject_id, object, record_key, version, content_hash, payload, known_at, known_by_import, import_run_id)
       select $1, $2, id, 'person', '\\x${touchOnlyKey}', 1, content_hash, payload, $3, true, $4
       from unnest($5::bigint[], $6::bytea[], $7::jsonb[]) as fresh (id, content_hash, payload)`,
      [
        batch.workspaceId,
        batch.sourceId,
        batch.importedAt,
        batch.importRunId,
        fresh.map(({ id }) => id),
        byteaArray(said.map(({ contentHash }) => contentHash)),
        said.map(({ payload }) => payload),
      ],
    );
  }
  await confirmRecords(tx.client, batch, new Set(found.flatMap(({ recordId, isOwn }) => (recordId !== null && !isOwn ? [recordId] : []))));
  return new Map(found.map(({ place, id }) => [hashes[place - 1]!, id]));
}

/** Asked key by key, by index: without statistics the planner would hold whole tables against each other. */
async function findPeople({ client }: WorkspaceTx, batch: Batch, hashes: readonly string[]): Promise<Found[]> {
  const ofSubject = 'r.workspace_id = $1 and r.subject_id = s.id';
  const { rows } = await client.query<Found>(
    `select k.place::int as place, s.id, told.id as "recordId", told.is_own as "isOwn"
     from unnest($4::bytea[]) with ordinality as k (hash, place)
     cross join lateral (
       select s.id from entente.subjects s
       where s.workspace_id = $1 and s.key_hash = k.hash
         and exists (select 1 from entente.records r where ${ofSubject} and r.object in ('person', 'deal') offset 0) limit 1) s
     left join lateral (
       select r.id, r.import_run_id = $3 as is_own from entente.records r
       where ${ofSubject} and r.source_id = $2 and r.object = 'person' and r.record_key = '\\x${touchOnlyKey}'
       order by r.import_run_id = $3 desc, r.known_at desc, r.import_run_id desc, r.id desc limit 1) told on true`,
    [batch.workspaceId, batch.sourceId, batch.importRunId, byteaArray(hashes)],
  );
  return rows;
}
