import type { Fact } from '../mapping/read-row.ts';
import { byteaItems } from './known-state.ts';

/**
 * Touches on their way into one statement, column by column: made and read in less time than lines of COPY, and no table in
 * between has to be emptied again. The texts of a column are what PostgreSQL's array has between its braces: some touches in each.
 */
export interface TouchColumns {
  count: number;
  texts: string[][];
}

/** Touches as a statement selects them, of columns that are its third parameter and those after it. */
export const touchesGiven = `(
  select subject_id, kind, label, timestamptz 'epoch' + at_ms * interval '1 millisecond' as occurred_at, ordinal, nullif(actor, '') as actor,
    nullif(lifecycle, '') as lifecycle, nullif(channel, '') as channel, nullif(campaign, '') as campaign, nullif(direction, '') as direction, row_hash
  from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[])
    as given (subject_id, kind, label, at_ms, ordinal, actor, lifecycle, channel, campaign, direction, row_hash))`;

export function noTouches(): TouchColumns {
  return { count: 0, texts: Array.from({ length: 11 }, () => []) };
}

/** @param ids of the subjects, in the order of the touches. */
export function addTouches(columns: TouchColumns, ids: readonly number[], touches: readonly Fact[]): void {
  if (ids.length === 0) return;
  const added = [
    ids.join(','),
    texts(touches.map(({ touchKind }) => touchKind || 'touch')),
    texts(touches.map(({ label }) => label)),
    touches.map(({ occurredAt }) => occurredAt).join(','),
    touches.map(({ ordinal }) => ordinal).join(','),
    texts(touches.map(({ actor }) => actor)),
    texts(touches.map(({ lifecycle }) => lifecycle)),
    texts(touches.map(({ channel = '' }) => channel)),
    texts(touches.map(({ campaign = '' }) => campaign)),
    texts(touches.map(({ direction = '' }) => direction)),
    byteaItems(touches.map(({ rowHash }) => rowHash)),
  ];
  for (const [at, text] of added.entries()) columns.texts[at]!.push(text);
  columns.count += ids.length;
}

/** As the parameters of touchesGiven. */
export function columnValues({ texts: columns }: TouchColumns): string[] {
  return columns.map((column) => `{${column.join(',')}}`);
}

const special = /["\\]/;

function texts(values: readonly string[]): string {
  return `"${values.map((value) => (special.test(value) ? value.replaceAll(/["\\]/g, String.raw`\$&`) : value)).join('","')}"`;
}
