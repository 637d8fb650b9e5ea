import { dayOf, addDays } from '#kernel/local-day.ts';
import { systemContext, type Context, type Platform } from '#platform/context.ts';
import { inDirectory, inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { findRoute } from '#platform/mail/find-route.ts';
import { writeMail } from '#platform/mail/write-mail.ts';
import type { Sweep } from '#platform/slice.ts';
import { businessTimeOf, listLeaves, readCompany, readMembers, type Member } from '#workspace/public.ts';
import { listUnmailed, markMailed, readPaces, takeUnmailed, usualPaces, type Unmailed } from '#discussion/mail/mail-choice-store.ts';
import { daysOfLeave, mailDueAt, type MemberTime } from '#discussion/mail/mail-time.ts';

/** What nobody read in so many days is not told by mail any more. */
const mostDays = 60;
const dayMilliseconds = 86_400_000;

export const noticeMailSweep: Sweep = {
  name: 'discussion/write-notice-mails',
  everySeconds: 60,
  run: async (platform, signal) => {
    for (const workspaceId of await realCompanies(platform)) if (!signal.aborted) await writeOf(systemContext(platform, workspaceId));
  },
};

/** The members of a demo are invented, and so are their addresses. */
async function realCompanies({ database }: Platform): Promise<number[]> {
  const { rows } = await inDirectory(database, (tx) =>
    tx.client.query<{ id: number }>(
      'select id from directory.workspaces where id not in (select workspace_id from directory.demos) order by id',
    ),
  );
  return rows.map(({ id }) => id);
}

/** Puts one mail into the outbox for everybody for whom something is due. Without a mail server nothing is written, and nothing lost. */
async function writeOf(context: Context): Promise<void> {
  const { database, caller } = context;
  const due = await inWorkspace(database, caller.workspaceId, (tx) => findDue(tx, context));
  for (const { member, ids } of due) await inWorkspace(database, caller.workspaceId, (tx) => writeOne(tx, context, member, ids));
}

interface Due {
  member: Member;
  ids: number[];
}

async function findDue(tx: WorkspaceTx, context: Context): Promise<Due[]> {
  const { route } = await findRoute(tx, context.settings);
  if (!route) return [];
  const now = context.clock.now();
  const unmailed = await listUnmailed(tx, new Date(now - mostDays * dayMilliseconds));
  if (unmailed.length === 0) return [];
  const paces = await readPaces(tx, null);
  const times = await memberTimes(tx, now);
  const due: Due[] = [];
  for (const [memberId, notices] of Map.groupBy(unmailed, (one) => one.memberId)) {
    const known = times.get(memberId);
    const wanted = paces.get(memberId) ?? usualPaces;
    const at = (notice: Unmailed) => known && mailDueAt(notice.at.getTime(), wanted[notice.kind], known.time);
    const never = notices.filter((notice) => at(notice) === null || !known);
    await markMailed(
      tx,
      never.map(({ id }) => id),
      0,
    );
    const ids = notices.filter((notice) => (at(notice) ?? Infinity) <= now).map(({ id }) => id);
    if (known && ids.length > 0) due.push({ member: known.member, ids });
  }
  return due;
}

/** Whoever is a member, with when they work: their own hours and zone or the company's, without holidays and leave. */
async function memberTimes(tx: WorkspaceTx, now: number): Promise<Map<number, { member: Member; time: MemberTime }>> {
  const company = await readCompany(tx);
  if (!company) return new Map();
  const today = dayOf(now, 'UTC');
  const from = addDays(today, -mostDays);
  const leaves = Map.groupBy(await listLeaves(tx, from), (leave) => leave.memberId);
  const members = (await readMembers(tx)).filter((member) => !member.endedAt);
  return new Map(
    members.map((member) => {
      const timeZone = member.timeZone ?? company.timeZone;
      const off = daysOfLeave(leaves.get(member.id) ?? [], from, addDays(today, mostDays * 6));
      const hours = {
        timeZone,
        workingHours: member.workingHours ?? company.workingHours,
        holidays: [...company.holidays.map(({ day }) => day), ...off],
      };
      return [member.id, { member, time: { timeZone, time: businessTimeOf(hours) } }];
    }),
  );
}

/** The mail and the mark that it tells of these are one: killed before, it is written anew, after, never again. */
async function writeOne(tx: WorkspaceTx, context: Context, member: Member, wanted: readonly number[]): Promise<void> {
  const ids = await takeUnmailed(tx, wanted);
  const company = await readCompany(tx);
  if (ids.length === 0 || !company) return;
  const subject = ids.length === 1 ? `A notice at ${company.name}` : `${ids.length} notices at ${company.name}`;
  // What it says is read when it leaves: nobody else finds it in the outbox, and nothing stands in it that is gone by then.
  const about = { kind: 'notices', id: member.id };
  const { mailId } = await writeMail(tx, context, { to: member.email, subject, letter: null, about });
  await markMailed(tx, ids, mailId);
}
