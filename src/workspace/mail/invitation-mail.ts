import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { writeMail } from '#platform/mail/write-mail.ts';
import type { Invitation } from '#workspace/invitation-store.ts';
import { findCompany } from '#workspace/store.ts';

/** Writes the mail that an invitation is. @returns whether it will be sent; else it is kept in the outbox. */
export async function mailInvitation(tx: WorkspaceTx, context: Context, invitation: Invitation, link: string): Promise<boolean> {
  const company = (await findCompany(tx))!;
  const letter = invitationLetter(context.caller.name, company, invitation, link);
  const about = { kind: 'invitation', id: invitation.id };
  const { willBeSent } = await writeMail(tx, context, { to: invitation.email, subject: letter.headline, letter, about });
  return willBeSent;
}

function invitationLetter(
  from: string,
  company: { name: string; timeZone: string },
  { email, team, role, expiresAt }: Invitation,
  link: string,
): Letter {
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: company.timeZone }).format(expiresAt);
  return {
    headline: `${from} invites you to ${company.name}`,
    paragraphs: [
      'Entente is the page that marketing and sales keep together: one truth, open to its rows, which both teams can stand by.',
      `You are invited as ${role.replaceAll('-', ' ')}, in ${team}. Give your name and a password, and you are in.`,
    ],
    action: { label: `Join ${company.name}`, url: link },
    footnotes: [
      `The link works once, until ${until}. It is for ${email} only.`,
      'If you did not expect this, there is nothing to do: without you nothing happens.',
    ],
  };
}
