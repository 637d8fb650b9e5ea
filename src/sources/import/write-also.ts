import type pg from 'pg';
import type { Batch } from '#platform/slice.ts';
import type { Also, DepartureSaid, FieldChangeSaid, LinkSaid, ReadRow } from '../mapping/read-row.ts';
import { confirmStaged } from './confirm.ts';
import { bytea, copyRows, moment, type CopyValue } from './copy-rows.ts';

/** What rows say beside records. @returns the rows, by their place in the batch, that said something new. */
export async function writeAlso(client: pg.ClientBase, batch: Batch, rows: readonly ReadRow[]): Promise<Set<number>> {
  const news = new Set<number>();
  for (const kind of kinds) {
    const staged = rows.flatMap((row, place) => (row.also ? kind.rowsOf(row.also, place) : []));
    if (staged.length === 0) continue;
    await copyRows(client, kind.staging, staged);
    for (const place of await insertStaged(client, batch, kind)) news.add(place);
  }
  return news;
}

interface Kind {
  evidence: 'links' | 'field_changes' | 'departures';
  staging: string;
  rowsOf(also: Also, place: number): CopyValue[][];
  /** Columns as they are inserted, and where the values come from: $2 is the source, $3 the run, $4 the time of the import. */
  columns: string;
  values: string;
  /** What tells two of them apart. */
  keys: readonly string[];
}

const kinds: readonly Kind[] = [
  {
    evidence: 'links',
    staging: 'staged_links',
    rowsOf: ({ links }, place) => links.map((link) => linkRow(link, place)),
    columns: 'source_id, import_run_id, known_at, kind, from_hash, to_hash, role',
    values: '$2::bigint, $3::bigint, $4::timestamptz, kind, from_hash, to_hash, role',
    keys: ['kind', 'from_hash', 'to_hash', 'source_id', 'role'],
  },
  {
    evidence: 'field_changes',
    staging: 'staged_field_changes',
    rowsOf: ({ changes }, place) => changes.map((change) => changeRow(change, place)),
    columns: 'source_id, import_run_id, known_at, object, key_hash, field, value, occurred_at, ordinal, actor, meaning, stage, row_hash',
    values:
      '$2::bigint, $3::bigint, least(occurred_at, $4::timestamptz), object, key_hash, field, value, occurred_at, ordinal, actor, meaning, stage, row_hash',
    keys: ['object', 'key_hash', 'row_hash'],
  },
  {
    evidence: 'departures',
    staging: 'staged_departures',
    rowsOf: ({ departures }, place) => departures.map((departure) => departureRow(departure, place)),
    columns: 'source_id, import_run_id, known_at, occurred_at, known_by_import, object, kind, key_hash, into_hash, said_at',
    values:
      // What is said to be still to come counts as of the import: it would stay the newest word until then.
      `$2::bigint, $3::bigint, least(occurred_at, $4::timestamptz), least(occurred_at, $4::timestamptz),
       known_by_import or occurred_at > $4::timestamptz, object, kind, key_hash, into_hash, said_at`,
    keys: ['object', 'key_hash', 'source_id', 'kind', 'said_at', 'into_hash'],
  },
];

async function insertStaged(client: pg.ClientBase, batch: Batch, kind: Kind): Promise<number[]> {
  const { evidence, staging, columns, values, keys } = kind;
  const same = keys.map((key) => (key === 'source_id' ? 't.source_id = $2::bigint' : `t.${key} = s.${key}`)).join(' and ');
  const { rows } = await client.query<{ place: number }>(
    `with new as (
       insert into entente.${evidence} (workspace_id, ${columns}) select $1, ${values} from ${staging} order by place
       on conflict do nothing returning ${keys.join(', ')})
     select min(s.place) as place from ${staging} s join new t on ${same} group by ${keys.map((key) => `t.${key}`).join(', ')}`,
    [batch.workspaceId, batch.sourceId, batch.importRunId, batch.importedAt],
  );
  const ofSource = same.replace('$2::bigint', String(batch.sourceId));
  await confirmStaged(client, batch, evidence, { staging, isSame: ofSource });
  return rows.map((row) => row.place);
}

function linkRow({ kind, fromHash, toHash, role }: LinkSaid, place: number): CopyValue[] {
  return [place, kind, bytea(fromHash), bytea(toHash), role];
}

function changeRow(change: FieldChangeSaid, place: number): CopyValue[] {
  const { object, keyHash, field, value, occurredAt, ordinal, actor, meaning, stage, rowHash } = change;
  return [place, object, bytea(keyHash), field, value, moment(occurredAt), ordinal, actor || null, meaning, stage || null, bytea(rowHash)];
}

function departureRow({ object, kind, keyHash, intoHash, occurredAt }: DepartureSaid, place: number): CopyValue[] {
  const at = occurredAt === null ? null : moment(occurredAt);
  return [place, object, kind, bytea(keyHash), bytea(intoHash), at, occurredAt === null, at ?? '-infinity'];
}
