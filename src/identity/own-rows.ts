import { sql, type RawBuilder } from 'kysely';
import type { Caller } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { List } from '#platform/lists/list.ts';
import { searchable } from '#sources/public.ts';
import { normalName, saysOwner } from '#workspace/public.ts';

export type OwnKind = 'people' | 'accounts' | 'deals';

/** Queries of the ids of what a caller sees; null where they see everything. */
export type OwnRows = Readonly<Record<OwnKind, RawBuilder<{ id: number }>>> | null;

/**
 * What belongs to the names under which a caller sees rows: people by their owner, by who offered and who followed them up; deals by
 * their owner, and those of these people; accounts of both. Compared as first pages compare names.
 */
export async function readOwnRows(tx: WorkspaceTx, { sight }: Pick<Caller, 'sight'>): Promise<OwnRows> {
  const names = sight?.rowsOf;
  if (!names) return null;
  const { rows: said } = await sql<{ name: string }>`select entente.names_in_lists(${tx.workspaceId}) as name`.execute(tx.db);
  const { rows: attributes } = await sql<{ name: string }>`
    select name from entente.attribute_facts where workspace_id = ${tx.workspaceId}`.execute(tx.db);
  const actors = said.map(({ name }) => name).filter((name) => names.has(normalName(name)));
  const fields = attributes.map(({ name }) => name).filter(saysOwner);
  const terms = [...names].map(searchable);
  const asked = sql`(${tx.workspaceId}, ${actors}::text[], ${fields}::text[], ${terms}::text[])`;
  return {
    people: sql`select own.id from entente.own_people${asked} as own (id)`,
    deals: sql`select own.id from entente.own_deals${asked} as own (id)`,
    accounts: sql`select own.id from entente.own_accounts${asked} as own (id)`,
  };
}

/** Which of these a caller sees. A person may be asked for by any subject that is them. */
export async function readSeen(
  tx: WorkspaceTx,
  caller: Pick<Caller, 'sight'>,
  kind: OwnKind,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const own = await readOwnRows(tx, caller);
  if (!own || ids.length === 0) return new Set(ids);
  const { rows } = await sql<{ id: number }>`
    select id from (${own[kind]}) as seen where id = any(${[...ids]}::bigint[])`.execute(tx.db);
  return new Set(rows.map(({ id }) => id));
}

/** Everything of a kind that a caller sees, as a test of an id. */
export async function readIsSeen(tx: WorkspaceTx, caller: Pick<Caller, 'sight'>, kind: OwnKind): Promise<(id: number) => boolean> {
  const own = await readOwnRows(tx, caller);
  if (!own) return () => true;
  const { rows } = await own[kind].execute(tx.db);
  const seen = new Set(rows.map(({ id }) => id));
  return (id) => seen.has(id);
}

/** The same list, of what a caller sees. @param id of the row of `kind` by which it is seen. */
export async function onlySeen(tx: WorkspaceTx, caller: Pick<Caller, 'sight'>, list: List, kind: OwnKind, id = list.id): Promise<List> {
  const own = await readOwnRows(tx, caller);
  return own ? { ...list, within: sql<boolean>`${list.within} and ${id} in (${own[kind]})` } : list;
}

/** Those of these rows that a caller sees. */
export async function onlySeenOf<Row extends { id: number }>(
  tx: WorkspaceTx,
  caller: Pick<Caller, 'sight'>,
  kind: OwnKind,
  rows: readonly Row[],
): Promise<Row[]> {
  const seen = await readSeen(
    tx,
    caller,
    kind,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ id }) => seen.has(id));
}

/** What is not there and what is not the caller's to see are refused in the same words. */
export const unseen = ({ sight }: Pick<Caller, 'sight'>, sentence: string): string =>
  sight?.rowsOf ? `${sentence} and that is yours to see.` : `${sentence}.`;
