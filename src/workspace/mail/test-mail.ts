import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { findRoute } from '#platform/mail/find-route.ts';
import { findMail, insertState, type Mail } from '#platform/mail/mail-store.ts';
import { sendMail } from '#platform/mail/send-mail.ts';
import { writeMail } from '#platform/mail/write-mail.ts';
import { checkEmail, normalEmail } from '#workspace/membership.ts';
import { mailProblem } from '#workspace/mail/mail-problem.ts';
import { requirePermission } from '#workspace/permissions.ts';
import { findCompany, findMember } from '#workspace/store.ts';

/** Sends a mail now, while somebody waits for it. @returns the refusal of the mail server in its own words where it fails. */
export async function sendTestMail(context: Context, wanted: { to?: string | undefined }): Promise<Outcome<{ mail: Mail }>> {
  const problem = requirePermission(context, 'mail.write');
  if (problem) return { ok: false, problem };
  const written = await write(context, wanted.to === undefined ? null : normalEmail(wanted.to));
  if (!written.ok) return written;
  const { workspaceId } = context.caller;
  const state = await sendMail(context, workspaceId, written.mailId);
  const mail = await inWorkspace(context.database, workspaceId, async (tx) => {
    // Somebody watched it fail: it is not tried behind their back.
    if (state?.state === 'waiting') await insertState(tx, written.mailId, { ...state, state: 'failed', nextTryAt: null });
    return (await findMail(tx, written.mailId))!;
  });
  return mail.state === 'sent' ? { ok: true, mail } : { ok: false, problem: mailProblem(mail) };
}

async function write(context: Context, given: string | null): Promise<Outcome<{ mailId: number }>> {
  const { workspaceId, memberId, name } = context.caller;
  return inWorkspace(context.database, workspaceId, async (tx) => {
    const to = given ?? (memberId === null ? null : (await findMember(tx, memberId))!.email);
    if (to === null)
      return refuse('invalid', 'no-address', t`To whom shall it go?`, { where: 'to', accepted: t`an address: you have none here` });
    const problem = checkEmail(to);
    if (problem) return { ok: false, problem: { ...problem, where: 'to' } };
    if (!(await findRoute(tx, context.settings)).route) {
      return refuse('conflict', 'mail-not-set-up', t`Nobody has set up how mail is sent.`, {
        accepted: t`a mail server under Settings, Mail`,
      });
    }
    const company = (await findCompany(tx))!;
    const letter = {
      headline: 'Mail from Entente arrives.',
      paragraphs: [`${name} asked for this test at ${company.name}. Invitations will arrive the same way.`],
      footnotes: ['There is nothing to do.'],
    };
    const { mailId } = await writeMail(tx, context, {
      to,
      subject: 'A test from Entente',
      letter,
      about: { kind: 'test', id: null },
      sentByWriterAs: 'mail.tested',
    });
    return { ok: true, mailId };
  });
}
