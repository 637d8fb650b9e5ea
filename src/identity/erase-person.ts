import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { lockSpaces } from '#platform/database/lock-spaces.ts';
import { announce } from '#platform/events/announce.ts';
import type { LeftToCheck, Slice } from '#platform/slice.ts';
import { findPersonalTexts, searchable } from '#sources/public.ts';
import { requirePermission } from '#workspace/public.ts';
import { followAccounts } from '#identity/accounts/follow-accounts.ts';
import { blankPeople, findErasure, findMentioning, insertErasure, wishes, type WishOf } from '#identity/erasure-store.ts';
import { rereadWordsOfDeals } from '#identity/lists/listed-deals.ts';
import { listPeopleAnew, unlistPeople } from '#identity/lists/listed-people.ts';
import { mergePeople } from '#identity/merge-people.ts';
import { personGiven, type GivenPerson } from '#identity/person-given.ts';
import type { ErasureWanted } from '#identity/schema.ts';

/** What every slice does when somebody is erased, in the order of the slices. */
export type Erasers = readonly NonNullable<Slice['erase']>[];

/**
 * Erases a person: every slice blanks what it holds of them, in one transaction. Counts, moments and money stay, with
 * nobody's name on them. Two of them are not erased twice, and the confirmation is the name or mail, typed once more.
 * @returns what members wrote and have to look at themselves.
 */
export async function erasePerson(
  context: Context,
  publicId: string,
  wanted: ErasureWanted,
  erasers: Erasers,
): Promise<Outcome<{ erasedAt: Date; toCheck: LeftToCheck[] }>> {
  const problem = requirePermission(context, 'people.erase');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    // Before anything is read: imports wait until it is done, and whoever erases at the same moment finds it done.
    await tx.client.query('select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)', [lockSpaces.evidence, tx.workspaceId]);
    const given = await personGiven(tx, context, publicId);
    if (!given.ok) return given;
    const { person } = given;
    const allowed = (await alreadyErased(tx, person)) ?? notConfirmed(person, wanted.confirmation, publicId) ?? noWish(wanted.wishOf);
    if (allowed) return allowed;
    return erase(tx, context, person, wanted, erasers);
  });
}

async function erase(tx: WorkspaceTx, context: Context, person: GivenPerson, wanted: ErasureWanted, erasers: Erasers) {
  const { personId, subjectIds } = person;
  const at = new Date(context.clock.now());
  const isSuppressed = wanted.later !== 'forget';
  const texts = await findPersonalTexts(tx, subjectIds);
  const names = [person.name, person.email].filter((text) => text.length > 3 && !texts.keys.includes(text));
  const erased = { subjectIds, ...texts, identifiers: [...new Set([...texts.identifiers, ...names])], isSuppressed, at };
  const toCheck: LeftToCheck[] = [];
  for (const run of erasers) toCheck.push(...(await run(tx, erased)));
  const mentioning = await findMentioning(tx, subjectIds, erased.identifiers);
  await mergePeople(tx, tx.workspaceId, mentioning, at);
  await blankPeople(tx, subjectIds, at);
  await followAccounts(tx, tx.workspaceId);
  await unlistPeople(tx, subjectIds);
  await listPeopleAnew(tx, mentioning);
  await rereadWordsOfDeals(tx);
  await insertErasure(tx, { personId, wishOf: wanted.wishOf as WishOf, isSuppressed, erasedBy: context.caller.memberId, erasedAt: at });
  await announce(tx, context, { name: 'person.erased', subject: { personId, wishOf: wanted.wishOf } });
  return { ok: true as const, erasedAt: at, toCheck };
}

async function alreadyErased(tx: WorkspaceTx, { subjectIds }: GivenPerson) {
  if (!(await findErasure(tx, subjectIds))) return null;
  return refuse('conflict', 'erased-already', t`This person is erased.`, { accepted: t`somebody of whom something is held` });
}

/** The name as it stands on the page, in whatever case and spacing, or the mail; the id where there is neither. */
function notConfirmed({ name, email }: GivenPerson, confirmation: string, publicId: string) {
  const known = [name, email].filter(Boolean).map(bare);
  const accepted = known.length > 0 ? known : [bare(publicId)];
  if (accepted.includes(bare(confirmation))) return null;
  return refuse('invalid', 'not-confirmed', t`That is neither the name nor the mail of this person.`, {
    where: 'confirmation',
    accepted: known.length > 0 ? t`the name or the mail address of the person, as on their page` : t`the id of the person`,
  });
}

const bare = (text: string) => searchable(text.replaceAll(/\s+/gu, ' '));

function noWish(wishOf: string) {
  if (wishes.includes(wishOf as WishOf)) return null;
  return refuse('invalid', 'missing-field', t`It is not said at whose wish.`, { where: 'wishOf', accepted: wishes.join(', ') });
}
