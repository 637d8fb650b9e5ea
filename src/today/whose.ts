import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { Journeys } from '#journeys/public.ts';
import { namesOfMembers, normalName, saysOwner } from '#workspace/public.ts';

/** null: everybody's. Else the names by which sources know one member, as `normalName` writes them. */
export type Names = ReadonlySet<string> | null;

/**
 * @returns null for `all`, or all that a caller sees who does not see everybody's; for `mine` the caller's names: those that are known, the
 * own name and the mail address, none that is another member's. None for a caller who is no member.
 */
export async function namesOf({ caller, database }: Context, whose: 'mine' | 'all'): Promise<Names> {
  if (whose === 'all') return caller.sight?.rowsOf ?? null;
  const { memberId, workspaceId } = caller;
  return memberId === null ? new Set() : inWorkspace(database, workspaceId, (tx) => namesOfMembers(tx, [memberId]));
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
