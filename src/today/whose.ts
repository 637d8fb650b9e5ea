import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { Journeys } from '#journeys/public.ts';
import { normalName, readMember } from '#workspace/public.ts';

/** null: everybody's. Else the names by which sources know one member, as `normalName` writes them. */
export type Names = ReadonlySet<string> | null;

/** The attribute of a person that says who looks after them, as sources call that member. */
export const ownerAttribute = 'owner';

/**
 * @returns null for `all`; for `mine` the caller's names: those that are known, the own name and the mail address, none that is
 * another member's. None for a caller who is no member.
 */
export async function namesOf(context: Context, whose: 'mine' | 'all'): Promise<Names> {
  if (whose === 'all') return null;
  const { memberId, workspaceId } = context.caller;
  return memberId === null ? new Set() : inWorkspace(context.database, workspaceId, (tx) => readNames(tx, memberId));
}

async function readNames(tx: WorkspaceTx, memberId: number): Promise<Names> {
  const member = await readMember(tx, memberId);
  const { rows } = await sql<{ name: string; memberId: number }>`
    select normal_name as name, member_id as "memberId" from entente.member_name_facts where workspace_id = ${tx.workspaceId}`.execute(
    tx.db,
  );
  const holders = new Map(rows.map((row) => [row.name, row.memberId]));
  const own = [member?.name ?? '', member?.email ?? ''].map(normalName).filter((name) => name !== '' && !holders.has(name));
  return new Set([...own, ...rows.filter((row) => row.memberId === memberId).map((row) => row.name)]);
}

export const isAmong = (names: Names, name: string) => names === null || names.has(normalName(name));

/** Which codes of a column of texts are these names: 1 for each that is. */
export function codesOf(names: Names, texts: readonly string[]): Uint8Array {
  return Uint8Array.from(texts, (text) => (isAmong(names, text) ? 1 : 0));
}

/** 1 for each person whom these names look after, by their attribute `owner`. */
export function ownedBy({ people }: Journeys, names: Names): Uint8Array {
  if (names === null) return new Uint8Array(people.count).fill(1);
  const column = people.attributes.get(ownerAttribute);
  if (!column) return new Uint8Array(people.count);
  const wanted = codesOf(names, column.values);
  return Uint8Array.from(column.codes, (code) => wanted[code]!);
}
