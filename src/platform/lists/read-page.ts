import { t } from '#kernel/language/say.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Group } from '#kernel/lists/filter.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { compile } from '#platform/lists/compile.ts';
import { readCursor, writeCursor, type Place } from '#platform/lists/cursor.ts';
import { findCandidates, type Candidates } from '#platform/lists/find-candidates.ts';
import type { List, ListField, Sort } from '#platform/lists/list.ts';
import { withinTime } from '#platform/lists/within-time.ts';

export interface PageAsked {
  condition: Group<ListField>;
  sort: Sort;
  after: string | undefined;
  limit: number;
}

export interface Page {
  ids: number[];
  next: string | null;
}

/** Fewer rows than this are read and sorted; more are met soon enough by whoever reads in order. */
const fewEnough = 5000;
const quickMilliseconds = 400;
const longestMilliseconds = 10_000;

/** One page of a list: the ids of its rows in their order, and the way to the next. No row is counted that is not shown. */
export async function readPage(tx: WorkspaceTx, list: List, asked: PageAsked): Promise<Outcome<{ page: Page }>> {
  const { sort, limit } = asked;
  const { kind } = orderOf(list, sort);
  const read = asked.after === undefined ? null : readCursor(asked.after, sort, kind);
  if (read && !read.ok) return read;
  const found = await findCandidates(tx, list, asked.condition, fewEnough);
  if (found?.count === 0) return { ok: true, page: { ids: [], next: null } };
  const query = pageQuery(list, asked, found ? joined(list, found) : list.from, read?.place ?? null);
  const rows = found ? await among(tx, query) : await inOrder(tx, query);
  if (!rows) {
    const accepted = t`a filter that fewer rows pass, or another order`;
    return refuse('invalid', 'filter-too-slow', t`This takes too long to find.`, { where: 'filter', accepted });
  }
  const ids = rows.slice(0, limit).map((row) => row.id);
  const next = rows.length > limit ? writeCursor(sort, rows[limit - 1]!) : null;
  return { ok: true, page: { ids, next } };
}

/** The rows of the list that an index found. */
export function joined(list: List, { ids }: Candidates): RawBuilder<unknown> {
  return sql`(select distinct id from (${ids}) as found) as found join ${list.from} on ${list.id} = found.id`;
}

const orderOf = (list: List, sort: Sort) => list.fields.find((field) => field.name === sort.field)!.sort!;

type Row = Place;

function pageQuery(list: List, { condition, sort, limit }: PageAsked, from: RawBuilder<unknown>, place: Place | null): RawBuilder<Row> {
  const { key, kind } = orderOf(list, sort);
  const [direction, sign] = sort.direction === 'desc' ? [sql.raw('desc'), sql.raw('<')] : [sql.raw('asc'), sql.raw('>')];
  const behind = place ? sql`and (${key}, ${list.id}) ${sign} (${ofKind(place.key, kind)}, ${place.id}::bigint)` : sql``;
  const shown = kind === 'moment' ? sql`(${key} at time zone 'utc')::text || case when isfinite(${key}) then '+00' else '' end` : key;
  return sql`
    select ${list.id} as id, ${shown} as key from ${from}
    where ${list.within} and ${compile(condition, list)} ${behind}
    order by ${key} ${direction}, ${list.id} ${direction} limit ${limit + 1}`;
}

const casts = { text: '::text collate "C"', number: '::double precision', moment: '::timestamptz' } as const;
const ofKind = (key: Place['key'], kind: keyof typeof casts) => sql`${key}${sql.raw(casts[kind])}`;

async function among(tx: WorkspaceTx, query: RawBuilder<Row>): Promise<readonly Row[] | null> {
  return withinTime(tx, { milliseconds: longestMilliseconds, plans: 'few-rows' }, query);
}

/**
 * Reads along the index of the order until the page is full. Where too little passes for that, as where two frequent things hardly
 * ever meet, the planner has the whole table to choose a way through.
 */
async function inOrder(tx: WorkspaceTx, query: RawBuilder<Row>): Promise<readonly Row[] | null> {
  const quick = await withinTime(tx, { milliseconds: quickMilliseconds, plans: 'in-order' }, query);
  return quick ?? withinTime(tx, { milliseconds: longestMilliseconds, plans: 'free' }, query);
}
