import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Thing } from '#platform/slice.ts';
import { shownName } from '#workspace/public.ts';
import { listAccounts } from '#identity/accounts/account-store.ts';
import { listDeals } from '#identity/deals/deal-store.ts';
import { subjectsOf } from '#identity/link-store.ts';
import { type OwnKind, readSeen } from '#identity/own-rows.ts';
import { readPerson } from '#identity/store.ts';

/** Whoever sees only some rows meets no others by what is said of them. */
const shownAmong =
  (kind: OwnKind): NonNullable<Thing['shownTo']> =>
  async (tx, caller, { ids, name }) => {
    const seen = await readSeen(tx, caller, kind, [ids[0]!]);
    return seen.size > 0 ? { name: shownName(caller, name) } : null;
  };

/** What of this slice members talk about. A person is known by every subject that is them. */
export const identityThings: readonly Thing[] = [
  { kind: 'person', path: '/people/', action: 'people.read', find: findPersonThing, shownTo: shownAmong('people') },
  { kind: 'account', path: '/accounts/', action: 'people.read', find: findAccountThing, shownTo: shownAmong('accounts') },
  { kind: 'deal', path: '/deals/', action: 'people.read', find: findDealThing, shownTo: shownAmong('deals') },
];

async function findPersonThing(tx: WorkspaceTx, id: number) {
  const { personId, subjectIds } = await subjectsOf(tx, id);
  const person = await readPerson(tx, personId);
  return person && { ids: [personId, ...subjectIds.filter((other) => other !== personId)], name: person.name || person.email };
}

async function findAccountThing(tx: WorkspaceTx, id: number) {
  const [account] = await listAccounts(tx, [id]);
  return account ? { ids: [id], name: account.name } : null;
}

async function findDealThing(tx: WorkspaceTx, id: number) {
  const [deal] = await listDeals(tx, [id]);
  return deal ? { ids: [id], name: deal.name ?? '' } : null;
}
