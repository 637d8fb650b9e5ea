import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { readSeen, subjectsOf } from '#identity/public.ts';
import { readMembers, requirePermission } from '#workspace/public.ts';
import { aboutKinds, type AboutKind } from '#asks/ask.ts';
import { kindsSeen, withAboutSeen } from '#asks/about-seen.ts';
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
    return refuse('invalid', 'not-a-place', t`Not a place in the list.`, { where: 'after', accepted: t`\`next\` of the page before` });
  const asked = query.about === undefined ? undefined : thingNamed(context, query.about);
  if (asked === null)
    return refuse('invalid', 'not-a-thing', t`Not the id of anything asks are about.`, {
      where: 'about',
      accepted: t`the id of a person, account or deal`,
    });
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const viewer = { memberId: context.caller.memberId, team: context.caller.team, today: await companyDay(tx, context) };
    const about = asked && (await seenOf(tx, context, asked));
    const filter = { show: query.show, state: query.state, side: query.side, ...(about && { about }) };
    const rows = await listAskRows(tx, viewer, filter, { offset, limit: pageLength + 1 });
    const members = await membersById(tx);
    const shown = await withAboutSeen(tx, context, rows.slice(0, pageLength));
    const asks = shown.map((ask) => askOnWire(context, ask, members, viewer.today));
    const next = rows.length > pageLength ? String(offset + pageLength) : null;
    return { ok: true, answer: { asks, next, ...(await countAsks(tx, viewer)) } };
  });
}

function thingNamed({ ids }: Context, publicId: string): { kind: AboutKind; id: number } | null {
  for (const kind of aboutKinds) {
    const id = ids.decode(kind, publicId);
    if (id !== null) return { kind, id };
  }
  return null;
}

/** Every subject of a person; nothing of what the caller does not see. */
async function seenOf(tx: WorkspaceTx, { caller }: Context, { kind, id }: { kind: AboutKind; id: number }) {
  const ids = kind === 'person' ? (await subjectsOf(tx, id)).subjectIds : [id];
  const seen = await readSeen(tx, caller, kindsSeen[kind], ids);
  return { kind, ids: seen.size > 0 ? ids : [] };
}

export async function membersById(tx: WorkspaceTx): Promise<MembersById> {
  return new Map((await readMembers(tx)).map((member) => [member.id, member]));
}
