import { minorDigits } from '#kernel/money.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { requirePermission, shownName, shownText } from '#workspace/public.ts';
import { accountsOfDeal, listSomebodies } from '#identity/accounts/account-store.ts';
import { dealOnWire, instantOf } from '#identity/deals/deal-on-wire.ts';
import {
  listDeals,
  listFollowing,
  listPeopleOfDeals,
  listProducts,
  readDealHistory,
  readDealRecords,
  readDepartures,
  type DealSaid,
} from '#identity/deals/deal-store.ts';
import type { DealAnswer } from '#identity/deals/schema.ts';
import { onlySeenOf, readSeen, unseen } from '#identity/own-rows.ts';
import { shownFields, shownMail, shownMoment } from '#identity/shown-fields.ts';
import { entriesOf, saidFields } from '#identity/said-fields.ts';

const mostMoments = 500;

/** Everything that sources tell of one deal. */
export async function findDeal(context: Context, publicId: string): Promise<Outcome<{ answer: DealAnswer }>> {
  const problem = requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('deal', publicId);
  const answer = id === null ? null : await inWorkspace(context.database, context.caller.workspaceId, (tx) => readAll(tx, context, id));
  return answer
    ? { ok: true, answer }
    : refuse('missing', 'no-such-deal', unseen(context.caller, 'This address names no deal that this company knows'));
}

async function readAll(tx: WorkspaceTx, context: Context, id: number): Promise<DealAnswer | null> {
  const [deal] = await listDeals(tx, [id]);
  const { caller } = context;
  if (!deal || !(await readSeen(tx, caller, 'deals', [id])).has(id)) return null;
  const following = await listFollowing(tx, id);
  const linked = await onlySeenOf(tx, caller, 'deals', await listDeals(tx, [...following.follows, ...following.followedBy]));
  const others = new Map(linked.map((other) => [other.id, other]));
  const onWire = (ids: readonly number[]) => ids.flatMap((other) => (others.has(other) ? [dealOnWire(context, others.get(other)!)] : []));
  const [account] = await onlySeenOf(tx, caller, 'accounts', await accountsOfDeal(tx, id));
  const records = await readDealRecords(tx, id);
  const history = await readDealHistory(tx, id, mostMoments + 1);
  return {
    deal: { ...dealOnWire(context, deal), lostReason: shownText(caller, deal.lostReason) },
    account: account ? { id: context.ids.encode('account', account.id), name: account.name } : null,
    people: await peopleOf(tx, context, id),
    products: await listProducts(tx, id),
    follows: onWire(following.follows)[0] ?? null,
    followedBy: onWire(following.followedBy),
    records: records.length,
    ...shownFields(caller, saidFields(records.map(({ payload, source, at }) => ({ entries: entriesOfDeal(payload), source, at })))),
    departures: (await readDepartures(tx, { dealId: id })).map(({ kind, source, at }) => ({ kind, source, at: at.toISOString() })),
    history: history.slice(0, mostMoments).map((moment) => shownMoment(caller, instantOf(moment))),
    isHistoryCut: history.length > mostMoments,
  };
}

async function peopleOf(tx: WorkspaceTx, context: Context, dealId: number): Promise<DealAnswer['people']> {
  const parts = await listPeopleOfDeals(tx, [dealId]);
  const somebodies = await listSomebodies(
    tx,
    parts.map(({ subjectId }) => subjectId),
  );
  const seen = await readSeen(
    tx,
    context.caller,
    'people',
    somebodies.map(({ personId }) => personId),
  );
  const shown = somebodies.filter(({ personId }) => seen.has(personId));
  return shown.map(({ personId, subjectIds, name, email, isErased }) => ({
    id: context.ids.encode('person', personId),
    name: shownName(context.caller, name),
    email: shownMail(context.caller, email),
    isErased,
    roles: [...new Set(parts.flatMap(({ subjectId, role }) => (role !== null && subjectIds.includes(subjectId) ? [role] : [])))],
  }));
}

const names = { name: 'Name', amount: 'Amount', owner: 'Owner', lostReason: 'Lost because' };

function entriesOfDeal(payload: DealSaid['payload']) {
  if (!payload) return [];
  const { amountMinor, currency } = payload;
  const amount = typeof amountMinor === 'number' && typeof currency === 'string' ? amountWords(amountMinor, currency) : '';
  return entriesOf({ ...payload, amount }, names);
}

function amountWords(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const units = (amountMinor / 10 ** digits).toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${units}\u00a0${currency}`;
}
