import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { subjectsOf } from '#identity/public.ts';
import { readMembers, requirePermission } from '#workspace/public.ts';
import { askOnWire, type MembersById } from '#asks/on-wire.ts';
import { companyDay } from '#asks/open-ask.ts';
import type { AsksAnswer, AsksQuery } from '#asks/schema.ts';
import { countAsks, listAskRows } from '#asks/store.ts';

const pageLength = 100;

/** Asks by who waits for them, the overdue ones first, with the counts of every filter. */
export async function findAsks(context: Context, query: AsksQuery): Promise<Outcome<{ answer: AsksAnswer }>> {
  const problem = requirePermission(context, 'asks.read');
  if (problem) return { ok: false, problem };
  const offset = query.after === undefined ? 0 : Number(query.after);
  if (!Number.isSafeInteger(offset) || offset < 0)
    return refuse('invalid', 'not-a-place', 'Not a place in the list.', { where: 'after', accepted: '`next` of the page before' });
  const personId = query.about === undefined ? undefined : context.ids.decode('person', query.about);
  if (personId === null)
    return refuse('invalid', 'not-a-person', 'Not the id of a person.', { where: 'about', accepted: 'the id of a person' });
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const viewer = { memberId: context.caller.memberId, team: context.caller.team, today: await companyDay(tx, context) };
    const aboutSubjects = personId === undefined ? undefined : (await subjectsOf(tx, personId)).subjectIds;
    const filter = { show: query.show, state: query.state, side: query.side, ...(aboutSubjects && { aboutSubjects }) };
    const rows = await listAskRows(tx, viewer, filter, { offset, limit: pageLength + 1 });
    const members = await membersById(tx);
    const asks = rows.slice(0, pageLength).map((ask) => askOnWire(context, ask, members, viewer.today));
    const next = rows.length > pageLength ? String(offset + pageLength) : null;
    return { ok: true, answer: { asks, next, ...(await countAsks(tx, viewer)) } };
  });
}

export async function membersById(tx: WorkspaceTx): Promise<MembersById> {
  return new Map((await readMembers(tx)).map((member) => [member.id, member]));
}
