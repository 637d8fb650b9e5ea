import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { announce } from '#platform/events/announce.ts';
import { findRoute } from '#platform/mail/find-route.ts';
import { openParts } from '#platform/mail/mail-seal.ts';
import { findMail, insertState, listMails, statesOf, type Mail, type MailState } from '#platform/mail/mail-store.ts';
import { requirePermission } from '#workspace/permissions.ts';

const pageLength = 50;

/** The mails that Entente wrote, newest first: 50 before the one named. */
export async function listOutbox(context: Context, before: number | null): Promise<Outcome<{ mails: Mail[]; next: number | null }>> {
  const problem = requirePermission(context, 'mail.read');
  if (problem) return { ok: false, problem };
  const rows = await inWorkspace(context.database, context.caller.workspaceId, (tx) => listMails(tx, before, pageLength + 1));
  const mails = rows.slice(0, pageLength);
  return { ok: true, mails, next: rows.length > pageLength ? mails.at(-1)!.id : null };
}

/** One mail: what it says, and what became of it. */
export async function showMail(
  context: Context,
  mailId: number,
): Promise<Outcome<{ mail: Mail; text: string | null; history: MailState[] }>> {
  const problem = requirePermission(context, 'mail.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const mail = await findMail(tx, mailId);
    if (!mail) return noSuchMail();
    const parts = mail.sealedParts && openParts(context.settings.secret, mail.messageId, mail.sealedParts);
    return { ok: true, mail, text: parts?.text ?? null, history: await statesOf(tx, mailId) };
  });
}

/** Sends a mail that did not leave, or was kept, now that it can. One that was sent is not sent twice by hand. */
export async function sendAgain(context: Context, mailId: number): Promise<Outcome<{ mail: Mail }>> {
  const problem = requirePermission(context, 'mail.read');
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const mail = await findMail(tx, mailId);
    if (!mail) return noSuchMail();
    if (mail.state === 'sent') {
      return refuse('conflict', 'mail-sent', t`This mail was sent already.`, { accepted: t`one that waits, failed or was kept` });
    }
    if (!mail.sealedParts && !context.letters?.[mail.aboutKind])
      return refuse('conflict', 'mail-forgotten', t`What this mail said is forgotten by now.`, { accepted: t`a newer one` });
    const { route } = await findRoute(tx, context.settings);
    if (!route)
      return refuse('conflict', 'mail-not-set-up', t`Nobody has set up how mail is sent.`, {
        accepted: t`a mail server under Settings, Mail`,
      });
    const now = new Date(context.clock.now());
    await insertState(tx, mailId, { state: 'waiting', reason: null, said: null, nextTryAt: now, beganAt: now });
    await announce(tx, context, { name: 'mail.sent-again', subject: { mailId } });
    return { ok: true, mail: (await findMail(tx, mailId))! };
  });
}

const noSuchMail = () =>
  refuse('missing', 'no-such-mail', t`There is no such mail.`, { where: 'id', accepted: t`the id of a mail of the outbox` });
