import { sql, type RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';

export interface AccountFound {
  id: number;
  name: string;
  domain: string;
}
export interface DealFound {
  id: number;
  name: string;
}

const beyond = '\u{10FFFF}';
/** Of so many whose words contain what is looked for, the newest are shown. */
const mostAlike = 1000;

/** What is looked through: its columns come from this file alone. */
interface Place {
  /** Its kind among the words of lists. */
  thing: 'account' | 'deal';
  /** The columns of an answer. */
  columns: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  /** In this order: how these begin, then a word within the first of them. */
  by: readonly RawBuilder<unknown>[];
  own?: RawBuilder<{ id: number }> | undefined;
}

const amongOwn = ({ own, id }: Place) => (own ? sql`and ${id} in (${own})` : sql``);

const accounts: Place = {
  thing: 'account',
  columns: sql`id, name, domain`,
  from: sql`entente.accounts`,
  id: sql`id`,
  by: [sql`name_search`, sql`domain_search`],
};
const deals: Place = {
  thing: 'deal',
  columns: sql`deal_id as id, name`,
  from: sql`entente.deal_value_facts`,
  id: sql`deal_id`,
  by: [sql`name_search`],
};

/** Of those that the caller sees; undefined: all of them. */
type Own = RawBuilder<{ id: number }> | undefined;

export const searchAccounts = (tx: WorkspaceTx, text: string, limit: number, own: Own) =>
  searchIn<AccountFound>(tx, { ...accounts, own }, text, limit);
export const searchDeals = (tx: WorkspaceTx, text: string, limit: number, own: Own) =>
  searchIn<DealFound>(tx, { ...deals, own }, text, limit);

async function searchIn<Row extends { id: number }>(tx: WorkspaceTx, place: Place, text: string, limit: number): Promise<Row[]> {
  const found = new Map<number, Row>();
  const add = (rows: readonly Row[]) => rows.forEach((row) => found.set(row.id, row));
  for (const column of place.by) if (found.size < limit) add(await beginning<Row>(tx, place, column, text, limit));
  if (found.size < limit) add(await within<Row>(tx, place, text, limit));
  return [...found.values()].slice(0, limit);
}

/** The words are made searchable where the names were. */
const wordsOf = (text: string) => sql`entente.searchable(${text}::text)`;

async function beginning<Row>(tx: WorkspaceTx, place: Place, column: RawBuilder<unknown>, text: string, limit: number): Promise<Row[]> {
  const { columns, from, id } = place;
  const { rows } = await sql<Row>`
    select ${columns} from ${from}
    where workspace_id = ${tx.workspaceId} and ${column} <> '' and ${column} >= ${wordsOf(text)} and ${column} < ${wordsOf(text)} || ${beyond} ${amongOwn(place)}
    order by ${column}, ${id} limit ${limit}`.execute(tx.db);
  return rows;
}

/** By the words as the lists have them, which they do a moment after an import; what is shown is as it is now. */
async function within<Row>(tx: WorkspaceTx, place: Place, text: string, limit: number): Promise<Row[]> {
  const { thing, columns, from, id, by } = place;
  const { rows } = await sql<Row>`
    select ${columns} from ${from}
    where workspace_id = ${tx.workspaceId} and strpos(${by[0]}, ' ' || ${wordsOf(text)}) > 0 ${amongOwn(place)}
      and ${id} = any (array(select entente.whose_words_contain(${thing}, ' ' || ${wordsOf(text)}, ${mostAlike})))
    order by ${id} desc limit ${limit}`.execute(tx.db);
  return rows;
}
