import { sql, type RawBuilder } from 'kysely';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { searchable } from '#sources/public.ts';

export interface PersonFound {
  id: number;
  name: string;
  email: string;
  company: string;
}

/** The last code point: nothing that begins so sorts behind it. */
const beyond = '\u{10FFFF}';
/** How many of a family are looked through for the other words of a name. */
const mostAlike = 500;

export interface PeopleSearched {
  limit: number;
  /** Whom the caller sees; undefined: everybody. */
  own: RawBuilder<{ id: number }> | undefined;
  /** Whether mail addresses are looked through. */
  byMail: boolean;
}

const amongOwn = (own: PeopleSearched['own']) => (own ? sql`and id in (${own})` : sql``);

type Column = 'name_search' | 'last_word_search' | 'email_search';

/**
 * People whose name begins so, then those whose last word does ("ruiz", "van der berg", "ruiz ana"), then those whose mail does.
 * Only ranges of indexed columns are asked for, so that it takes as long among a million as among a hundred.
 */
export async function searchPeople(tx: WorkspaceTx, text: string, asked: PeopleSearched): Promise<PersonFound[]> {
  const { limit, byMail } = asked;
  const words = searchable(text.replaceAll(/\s+/gu, ' '));
  // A mail address can stand in for a name.
  if (words === '' || (!byMail && words.includes('@'))) return [];
  const found = new Map<number, PersonFound>();
  const add = async (rows: Promise<PersonFound[]>) => {
    if (found.size < limit) for (const row of await rows) found.set(row.id, row);
  };
  await add(beginning(tx, 'name_search', words, asked));
  await add(byLastWord(tx, words, asked));
  if (byMail && !words.includes(' ')) await add(beginning(tx, 'email_search', words, asked));
  return [...found.values()].slice(0, limit);
}

const columns = sql`id, name, email, company`;

/** Nobody who is another person: who they are is asked row by row, as a join would be one with everybody. */
const isPerson = (tx: WorkspaceTx) =>
  sql`id = (select f.person_id from entente.person_facts f where f.workspace_id = ${tx.workspaceId} and f.subject_id = people.id offset 0)`;

async function beginning(tx: WorkspaceTx, column: Column, words: string, { limit, own }: PeopleSearched): Promise<PersonFound[]> {
  const by = sql.ref(column);
  const { rows } = await sql<PersonFound>`
    select ${columns} from entente.people
    where workspace_id = ${tx.workspaceId} and ${by} >= ${words} and ${by} < ${words + beyond} and ${by} <> '' and ${isPerson(tx)} ${amongOwn(own)}
    order by ${by}, id limit ${limit}`.execute(tx.db);
  return rows;
}

async function byLastWord(tx: WorkspaceTx, words: string, asked: PeopleSearched): Promise<PersonFound[]> {
  const parts = words.split(' ');
  if (parts.length === 1) return beginning(tx, 'last_word_search', words, asked);
  const inOrder = await alike(tx, parts.at(-1)!, sql`strpos(name_search, ${` ${words}`}) > 0`, asked);
  if (inOrder.length >= asked.limit) return inOrder;
  const first = parts.slice(1).join(' ');
  return [...inOrder, ...(await alike(tx, parts[0]!, sql`starts_with(name_search, ${first})`, asked))];
}

/** Those of a family of whom the rest of the name is right as well. */
async function alike(
  tx: WorkspaceTx,
  family: string,
  isRight: RawBuilder<unknown>,
  { limit, own }: PeopleSearched,
): Promise<PersonFound[]> {
  const { rows } = await sql<PersonFound>`
    select ${columns} from (
      select id, name, email, company, name_search from entente.people
      where workspace_id = ${tx.workspaceId} and last_word_search >= ${family} and last_word_search < ${family + beyond}
      order by last_word_search, id limit ${mostAlike}) people
    where ${isRight} and ${isPerson(tx)} ${amongOwn(own)} order by name_search, id limit ${limit}`.execute(tx.db);
  return rows;
}
