import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { Journeys } from '#journeys/public.ts';
import { normalName, readMember } from '#workspace/public.ts';

/** null: everybody's. Else the names by which sources know one member, as `normalName` writes them. */
export type Names = ReadonlySet<string> | null;

/**
 * Whether an attribute of people says who looks after them, as sources call that member: `owner`, "Contact owner", "Lead Owner Email",
 * hubspot_owner_id, OwnerId, "Assigned to", "Offered to".
 */
export function saysOwner(attribute: string): boolean {
  const words = attribute
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return /(^| )owner( id| name| e?mail)?$|^(assigned|offered) to$/.test(words.join(' ').trim());
}

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

/** 1 for each person whom these names look after, by any attribute that says so. */
export function ownedBy({ people }: Journeys, names: Names): Uint8Array {
  if (names === null) return new Uint8Array(people.count).fill(1);
  const owned = new Uint8Array(people.count);
  for (const [attribute, { values, codes }] of people.attributes) {
    if (!saysOwner(attribute)) continue;
    const wanted = codesOf(names, values);
    for (let person = 0; person < people.count; person++) owned[person]! |= wanted[codes[person]!]!;
  }
  return owned;
}
