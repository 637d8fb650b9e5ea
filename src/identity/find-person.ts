import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import type { FactsView } from '#platform/slice.ts';
import { requirePermission, shownName, shownText } from '#workspace/public.ts';
import { accountsOfPerson } from '#identity/accounts/account-store.ts';
import { dealOnWire } from '#identity/deals/deal-on-wire.ts';
import { listDeals, listDealsOfPerson } from '#identity/deals/deal-store.ts';
import { personFields } from '#identity/person-fields.ts';
import { onlySeenOf, readSeen, unseen } from '#identity/own-rows.ts';
import { shownFields, shownMail, shownMoment } from '#identity/shown-fields.ts';
import type { PersonAnswer } from '#identity/schema.ts';
import { findErasure } from '#identity/erasure-store.ts';
import { subjectsOf } from '#identity/link-store.ts';
import { readMoments, readPerson, readRecords } from '#identity/store.ts';
import { withoutEchoes } from '#identity/timeline.ts';

const mostMoments = 1000;

/** Everything both sides know of one person: fields with who says so, and the timeline. */
export async function findPerson(
  context: Context,
  publicId: string,
  facts: readonly FactsView[],
): Promise<Outcome<{ answer: PersonAnswer }>> {
  const problem = requirePermission(context, 'people.read');
  if (problem) return { ok: false, problem };
  const id = context.ids.decode('person', publicId);
  const found = id === null ? null : await readAll(context, id, facts);
  if (!found) return refuse('missing', 'no-such-person', unseen(context.caller, 'This address names nobody whom this company knows'));
  const { personId, person, erasure, records, moments, accounts, deals } = found;
  const { caller } = context;
  const timeline = withoutEchoes(moments.slice(0, mostMoments)).map(({ kind, touchKind, label, occurredAt, actor }) =>
    shownMoment(caller, { kind, touchKind, label, occurredAt: occurredAt.toISOString(), actor }),
  );
  const answer = {
    // A subject that was merged leads to the person it is now.
    person: {
      id: context.ids.encode('person', personId),
      name: shownName(caller, person.name),
      email: shownMail(caller, person.email),
      company: shownText(caller, person.company),
    },
    records: records.length,
    ...shownFields(caller, personFields(records)),
    accounts: accounts.map((account) => ({ id: context.ids.encode('account', account.id), name: account.name })),
    deals: deals.map(({ role, ...deal }) => ({ ...dealOnWire(context, deal), role })),
    timeline,
    isTimelineCut: moments.length > mostMoments,
    erasure: erasure && { at: erasure.erasedAt.toISOString(), wishOf: erasure.wishOf, isSuppressed: erasure.isSuppressed },
  };
  return { ok: true, answer };
}

function readAll({ database, caller }: Context, id: number, facts: readonly FactsView[]) {
  return inWorkspace(database, caller.workspaceId, async (tx) => {
    const { personId, subjectIds } = await subjectsOf(tx, id);
    if (!(await readSeen(tx, caller, 'people', [personId])).has(personId)) return null;
    const person = await readPerson(tx, personId);
    if (!person) return null;
    const moments = await readMoments(tx, facts, subjectIds, mostMoments + 1);
    const accounts = await onlySeenOf(tx, caller, 'accounts', await accountsOfPerson(tx, subjectIds));
    const deals = await onlySeenOf(tx, caller, 'deals', await dealsOf(tx, subjectIds));
    return {
      personId,
      person,
      accounts,
      deals,
      erasure: await findErasure(tx, subjectIds),
      records: await readRecords(tx, personId, subjectIds),
      moments,
    };
  });
}

async function dealsOf(tx: WorkspaceTx, subjectIds: readonly number[]) {
  const parts = new Map((await listDealsOfPerson(tx, subjectIds)).map(({ dealId, role }) => [dealId, role]));
  return (await listDeals(tx, [...parts.keys()])).map((deal) => ({ ...deal, role: parts.get(deal.id) ?? null }));
}
