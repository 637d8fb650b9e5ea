import type { ReadRow } from '../mapping/read-row.ts';
import { byteaArray } from './known-state.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';

/** Whether a row is a touch of a log and says nothing else: nothing is decided about it, it happened or is known already. */
export function isPlainTouch(row: ReadRow): boolean {
  return row.isTouchOnly && row.stampedAt !== null && row.facts.length === 1 && row.also === null && row.deal === null;
}

/** The subject of each row; undefined where nobody is known by its key. */
export type SubjectIds = (number | undefined)[];

/** What rows are as a statement takes them, made while the database is still busy with the rows before them. */
export interface PreparedTouches {
  /** Of what was remembered when it was made: another one tells of other ids. */
  version: number;
  ids: SubjectIds;
  /** Of those who are known. */
  columns: TouchColumns;
}

/**
 * The columns of touchesGiven, each an array as PostgreSQL writes it: made and read in less time than lines of COPY, and
 * no table in between has to be emptied again.
 */
export type TouchColumns = readonly string[];

/** Touches as a statement selects them, of columns that are its third parameter and those after it. */
export const touchesGiven = `(
  select subject_id, kind, label, timestamptz 'epoch' + at_ms * interval '1 millisecond' as occurred_at, ordinal, nullif(actor, '') as actor,
    nullif(lifecycle, '') as lifecycle, nullif(channel, '') as channel, nullif(campaign, '') as campaign, nullif(direction, '') as direction, row_hash
  from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[])
    as given (subject_id, kind, label, at_ms, ordinal, actor, lifecycle, channel, campaign, direction, row_hash))`;

/** @returns null where a row is more than a touch. */
export function prepareTouches(rows: readonly ReadRow[], recorded: RecordedSubjects): PreparedTouches | null {
  if (!rows.every(isPlainTouch)) return null;
  const ids = rows.map(({ keyHash }) => recorded.get(keyHash));
  return { version: recorded.version(), ids, columns: touchColumns(rows, ids) };
}

/** The columns of those of these rows whose subject is known. */
export function touchColumns(rows: readonly ReadRow[], ids: SubjectIds): TouchColumns {
  const touches = rows.filter((_row, at) => ids[at] !== undefined).map(({ facts }) => facts[0]!);
  return [
    numbers(ids.filter((id) => id !== undefined)),
    texts(touches.map(({ touchKind }) => touchKind || 'touch')),
    texts(touches.map(({ label }) => label)),
    numbers(touches.map(({ occurredAt }) => occurredAt)),
    numbers(touches.map(({ ordinal }) => ordinal)),
    texts(touches.map(({ actor }) => actor)),
    texts(touches.map(({ lifecycle }) => lifecycle)),
    texts(touches.map(({ channel = '' }) => channel)),
    texts(touches.map(({ campaign = '' }) => campaign)),
    texts(touches.map(({ direction = '' }) => direction)),
    byteaArray(touches.map(({ rowHash }) => rowHash)),
  ];
}

function numbers(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}

const special = /["\\]/;

function texts(values: readonly string[]): string {
  const escaped = values.map((value) => (special.test(value) ? value.replaceAll(/["\\]/g, String.raw`\$&`) : value));
  return escaped.length === 0 ? '{}' : `{"${escaped.join('","')}"}`;
}
