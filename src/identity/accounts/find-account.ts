import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { FactsView } from '#platform/slice.ts';
import { requirePermission, shownName } from '#workspace/public.ts';
import {
  dealIdsOf,
  listAccounts,
  listFamily,
  listSomebodies,
  readAccountRecords,
  subjectIdsOf,
  type AccountRow,
  type AccountSaid,
  type Somebody,
} from '#identity/accounts/account-store.ts';
import type { AccountAnswer } from '#identity/accounts/schema.ts';
import { dealOnWire } from '#identity/deals/deal-on-wire.ts';
import { listDeals, listPeopleOfDeals, readDepartures } from '#identity/deals/deal-store.ts';
import { onlySeenOf, readSeen, unseen } from '#identity/own-rows.ts';
import { shownFields, shownMail, shownMoment } from '#identity/shown-fields.ts';
import { entriesOf, saidFields } from '#identity/said-fields.ts';
import { readMoments, type MomentRow } from '#identity/store.ts';
import { withoutEchoes } from '#identity/timeline.ts';

const mostPeople = 200;
const mostDeals = 100;
const mostMoments = 200;

/** Everything both sides know of one account: fields with who says so, its people and deals, and what happened lately. */
export async function findAccount(
  context: Context,
  publicId: string,
  facts: readonly FactsView[],
): Promise<Outcome<{ answer: AccountAnswer }>> {
  const problem = requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('account', publicId);
  const answer =
    id === null ? null : await inWorkspace(context.database, context.caller.workspaceId, (tx) => readAll(tx, context, id, facts));
  return answer
    ? { ok: true, answer }
    : refuse('missing', 'no-such-account', unseen(context.caller, 'This address names no account that this company knows'));
}

async function readAll(tx: WorkspaceTx, context: Context, id: number, facts: readonly FactsView[]): Promise<AccountAnswer | null> {
  const records = await readAccountRecords(tx, id);
  const { caller } = context;
  if (records.length === 0 || !(await readSeen(tx, caller, 'accounts', [id])).has(id)) return null;
  const fields = saidFields(records.map(({ payload, source, at }) => ({ entries: entriesOf(payload, names), source, at })));
  const refOf = ({ id: accountId, name }: AccountRow) => ({ id: context.ids.encode('account', accountId), name });
  const dealIds = await dealIdsOf(tx, id, mostDeals + 1);
  const people = await peopleOf(tx, context, id, dealIds);
  const { parents, subsidiaries } = await listFamily(tx, id);
  const deals = await onlySeenOf(tx, caller, 'deals', await listDeals(tx, dealIds.slice(0, mostDeals)));
  return {
    account: { id: context.ids.encode('account', id), name: titleOf(fields, records), domain: valueOf(fields, 'Domain') },
    records: records.length,
    ...shownFields(caller, fields),
    parent: parents[0] ? refOf(parents[0]) : null,
    subsidiaries: subsidiaries.map(refOf),
    departures: await departuresOf(tx, id, refOf),
    people: people.shown.map(({ personId, name, email, isErased }) => ({
      id: context.ids.encode('person', personId),
      name: shownName(caller, name),
      email: shownMail(caller, email),
      isErased,
    })),
    isPeopleCut: people.isCut,
    deals: deals.map((deal) => dealOnWire(context, deal)),
    isDealsCut: dealIds.length > mostDeals,
    ...(await timelineOf(tx, context, people.shown, facts)),
  };
}

const names = { name: 'Name', domain: 'Domain', key: 'Key' };
type Fields = AccountAnswer['fields'];
const valueOf = (fields: Fields, name: string) => fields.find((field) => field.name === name)?.value ?? '';
const titleOf = (fields: Fields, records: readonly AccountSaid[]) =>
  valueOf(fields, 'Name') || valueOf(fields, 'Domain') || String(records.at(-1)?.payload['key'] ?? '');

async function peopleOf(
  tx: WorkspaceTx,
  { caller }: Context,
  id: number,
  dealIds: readonly number[],
): Promise<{ shown: Somebody[]; isCut: boolean }> {
  const linked = await subjectIdsOf(tx, id, mostPeople + 1);
  const ofDeals = dealIds.length > 0 ? await listPeopleOfDeals(tx, dealIds) : [];
  const all = [...new Set([...linked, ...ofDeals.map(({ subjectId }) => subjectId)])];
  const somebodies = await listSomebodies(tx, all.slice(0, mostPeople));
  const seen = await readSeen(
    tx,
    caller,
    'people',
    somebodies.map(({ personId }) => personId),
  );
  return { shown: somebodies.filter(({ personId }) => seen.has(personId)), isCut: all.length > mostPeople };
}

async function departuresOf(tx: WorkspaceTx, id: number, refOf: (row: AccountRow) => { id: string; name: string }) {
  const rows = await readDepartures(tx, { accountId: id });
  const into = await listAccounts(
    tx,
    rows.flatMap(({ intoId }) => intoId ?? []),
  );
  return rows.map(({ kind, source, at, intoId }) => {
    const other = into.find((account) => account.id === intoId);
    return { kind, source, at: at.toISOString(), into: other ? refOf(other) : null };
  });
}

/** Of each person without echoes; then of all of them the newest. */
async function timelineOf(tx: WorkspaceTx, context: Context, people: readonly Somebody[], facts: readonly FactsView[]) {
  const owners = new Map(people.flatMap((person) => person.subjectIds.map((subjectId) => [subjectId, person] as const)));
  const moments = owners.size > 0 ? await readMoments(tx, facts, [...owners.keys()], mostMoments + 1) : [];
  const shown = moments.slice(0, mostMoments);
  const told = new Set([...byPerson(shown, owners).values()].flatMap((own) => withoutEchoes(own)));
  const timeline = shown.flatMap((moment) => {
    if (!told.has(moment)) return [];
    const { kind, touchKind, label, occurredAt, actor, subjectId } = moment;
    const person = owners.get(subjectId ?? 0);
    const who = person
      ? { id: context.ids.encode('person', person.personId), name: shownName(context.caller, person.name || person.email) }
      : null;
    return [{ ...shownMoment(context.caller, { kind, touchKind, label, occurredAt: occurredAt.toISOString(), actor }), person: who }];
  });
  return { timeline, isTimelineCut: moments.length > mostMoments };
}

function byPerson(moments: readonly MomentRow[], owners: ReadonlyMap<number, Somebody>): Map<number, MomentRow[]> {
  const groups = new Map<number, MomentRow[]>();
  for (const moment of moments) {
    const key = owners.get(moment.subjectId ?? 0)?.personId ?? 0;
    groups.set(key, [...(groups.get(key) ?? []), moment]);
  }
  return groups;
}
